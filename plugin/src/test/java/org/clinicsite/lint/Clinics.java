package org.clinicsite.lint;

import java.io.IOException;
import java.nio.file.Path;

/** Small content folders for tests: a clinic in Great Britain with a physiotherapist, a page on contraindications. */
final class Clinics {

    private Clinics() {}

    /** The clinic's facts, two therapists, a page on contraindications, a link policy. */
    static void write(Path folder) throws IOException {
        write(folder, "en-GB", "GB");
    }

    /** The same elsewhere. */
    static void write(Path folder, String locale, String jurisdiction) throws IOException {
        Linted.write(folder.resolve("data/clinic.yaml"), """
                name: Heron Yard
                tagline: Massage in Saltbeck
                description: A clinic that exists only in tests, with two therapists and a page on contraindications.
                url: https://www.heronyard.example/
                locale: %s
                jurisdiction: %s
                currency: GBP
                contact: {phone: "+44 1632 960000", email: hello@heronyard.example}
                booking: {url: "https://book.heronyard.example/", cancellation: Free until the day before.}
                emergency: {number: "999"}
                payment: {methods: [Cash], tax-note: Prices include VAT., rebate-note: none}
                fees: {late: Half the price., no-show: The full price.}
                """.formatted(locale, jurisdiction));
        Linted.write(folder.resolve("link-policy.yaml"), "allow:\n  - allowed.example\n");
        Linted.write(folder.resolve("therapists/daniel.md"), """
                ---
                title: Daniel Okafor
                image: none
                languages: [en]
                job-title: Physiotherapist
                credentials:
                  - {name: Registered physiotherapist, category: license, body: Health and Care Professions Council, number: PH1}
                ---
                Daniel likes boats.
                """);
        Linted.write(folder.resolve("therapists/rowan.md"), """
                ---
                title: Rowan Hughes
                image: none
                languages: [en]
                job-title: Massage therapist
                credentials:
                  - {name: Diploma in Massage, body: Test Institute, number: "1"}
                  - {name: BSc Physiotherapy, category: degree, body: Test University, number: none}
                ---
                Rowan likes hills.
                """);
        Linted.write(folder.resolve("pages/contraindications.md"), """
                ---
                title: When not to have massage
                layout: contraindications
                not-now: [A fever]
                ask-first: [Blood thinners]
                avoid-area: [Broken skin]
                red-flags: [Chest pain]
                ---
                Please read this before you book.
                """);
    }

    /** An article whose header lacks nothing. */
    static void article(Path folder, String name, String title, String body) throws IOException {
        Linted.write(folder.resolve("articles/" + name + ".md"), header(title, "") + body);
    }

    /** A header that lacks nothing, with more keys. */
    static String header(String title, String more) {
        return """
                ---
                title: %s
                description: An article that exists only in a test and is long enough to describe what it is about.
                published: 2026-03-14
                author: daniel
                reviewer: rowan
                reviewed: 2026-03-13
                sources:
                  - {title: A book}
                %s---
                """.formatted(title, more);
    }
}
