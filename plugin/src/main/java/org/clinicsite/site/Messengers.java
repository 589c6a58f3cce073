package org.clinicsite.site;

import java.util.ArrayList;
import java.util.List;
import org.clinicsite.source.facts.ClinicFacts;
import org.jspecify.annotations.Nullable;

/** Ways to write to a clinic from a telephone besides mail. */
public final class Messengers {

    private Messengers() {}

    /**
     * One of them.
     *
     * @param address what a link holds, such as {@code https://wa.me/441632960123}
     * @param isText whether it is a text message, which needs no service
     */
    public record Messenger(String address, boolean isText) {}

    /**
     * All of a clinic. Links are those of RFC 5724 (sms:), https://faq.whatsapp.com/5913398998672934 (digits, no plus) and
     * https://signal.me/.
     */
    public static List<Messenger> of(ClinicFacts clinic) {
        List<Messenger> all = new ArrayList<>();
        ClinicFacts.Contact contact = clinic.contact();
        add(all, contact.whatsapp(), clinic, "https://wa.me/", false);
        add(all, contact.signal(), clinic, "https://signal.me/#p/", false);
        add(all, contact.sms(), clinic, "sms:", true);
        contact.messengers().forEach(address -> all.add(new Messenger(address, false)));
        return all;
    }

    private static void add(
            List<Messenger> all, @Nullable String number, ClinicFacts clinic, String before, boolean isText) {
        if (number != null) {
            String dialled = Telephone.dialled(number, clinic.country());
            all.add(new Messenger(
                    before + (before.startsWith("https://wa.me") ? dialled.replace("+", "") : dialled), isText));
        }
    }
}
