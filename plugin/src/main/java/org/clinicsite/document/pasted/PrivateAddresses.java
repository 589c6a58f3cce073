package org.clinicsite.document.pasted;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import org.clinicsite.document.tree.Places;
import org.clinicsite.problem.Code;
import org.clinicsite.text.LanguageWords;

/** Warns of a person's mail address that came along with a pasted text and would be published. */
final class PrivateAddresses {

    /** What stands before the {@code @} of addresses that are meant to be published (RFC 2142 and usage). */
    private static final Set<String> ROLES = LanguageWords.of("paste").all("mail-roles");

    private PrivateAddresses() {}

    static void report(String text, Places places) {
        Matcher address = MailText.ADDRESS.matcher(text);
        int at = text.indexOf('@') < 0 ? -1 : 0;
        while (at >= 0 && address.find(at)) {
            String said = address.group().replaceAll("[<>]|^mailto:", "");
            String name = said.substring(0, said.indexOf('@')).toLowerCase(Locale.ROOT);
            String host = said.substring(said.indexOf('@') + 1);
            if (!ROLES.contains(name) && host.indexOf('.') > 0) {
                places.warn(
                        Code.PRIVATE_ADDRESS,
                        address.start(),
                        "The mail address " + said + " stands in a pasted text and would be published.",
                        "Delete it, or keep it only if that person agrees.");
            }
            at = address.end();
        }
    }
}
