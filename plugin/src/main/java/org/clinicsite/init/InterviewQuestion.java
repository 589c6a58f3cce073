package org.clinicsite.init;

import org.clinicsite.text.EnumWord;

/** What is asked, in this order. Each can be answered beforehand by a property. */
public enum InterviewQuestion {
    NAME("What is the clinic called?"),
    PRACTICE("How do people and you come together: rooms, mobile, companies, online (several with commas)?"),
    COUNTRY("Country, and language where it is another: DE, or CH French"),
    PHONE("Telephone, or 'no'"),
    BOOKING("Where can people book online: an address, or 'no'"),
    TREATMENT("One treatment: name, minutes, price"),
    COLOUR("Main colour: #rrggbb, or one of");

    private final String asks;

    InterviewQuestion(String asks) {
        this.asks = asks;
    }

    /** The parameter that answers it, such as {@code name}; its property has {@code site.} before it. */
    public String parameter() {
        return EnumWord.of(this);
    }

    String asks() {
        return asks;
    }
}
