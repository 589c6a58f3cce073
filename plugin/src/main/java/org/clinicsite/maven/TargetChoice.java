package org.clinicsite.maven;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.DefaultSettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.clinicsite.problem.Code;
import org.clinicsite.problem.Problem;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Credentials;
import org.clinicsite.publish.Progress;
import org.clinicsite.publish.Retry;
import org.clinicsite.publish.TargetContext;
import org.clinicsite.publish.TargetSettings;
import org.clinicsite.publish.Targets;
import org.clinicsite.source.Nearest;
import org.jspecify.annotations.Nullable;

/** Which of the configured targets is meant, and who we are there. */
final class TargetChoice {

    private static final String EXAMPLE = "-Dsite.target=directory:/var/www/clinic";

    private final TargetSettings settings;
    private final String server;
    private final @Nullable String address;

    private TargetChoice(TargetSettings settings, String server, @Nullable String address) {
        this.settings = settings;
        this.server = server;
        this.address = address;
    }

    /**
     * Chooses.
     *
     * @param targets those of the POM; null or empty without any
     * @param given a name, or a place such as {@code directory:/var/www/clinic}; null for the only one
     * @throws SiteException when none or more than one is meant
     */
    static TargetChoice of(@Nullable List<Target> targets, @Nullable String given) throws SiteException {
        List<Target> all = targets == null ? List.of() : targets;
        List<String> names = all.stream().map(Target::name).toList();
        if (given != null && !names.contains(given) && TargetSettings.isAddress(given, Targets.TYPES)) {
            TargetSettings settings = TargetSettings.parse(given);
            return new TargetChoice(settings, settings.name(), null);
        }
        if (given == null && all.size() == 1) {
            return of(all.get(0));
        }
        if (given == null) {
            throw all.isEmpty()
                    ? problem(
                            Code.NO_TARGET,
                            "There is no target to publish to.",
                            "Name a place: " + EXAMPLE + ", or write <targets> into the plugin's <configuration>.")
                    : problem(
                            Code.NO_TARGET,
                            "There is more than one target.",
                            "Name one with -Dsite.target=NAME: " + String.join(", ", names) + ".");
        }
        if (!names.contains(given)) {
            throw problem(
                    Code.NO_TARGET,
                    "There is no target '" + given + "'.",
                    all.isEmpty() || given.indexOf(':') > 0
                            ? "Name a place: " + EXAMPLE + "; it begins with " + String.join(":, ", Targets.TYPES)
                                    + ":."
                            : Nearest.advice(given, names));
        }
        return of(all.get(names.indexOf(given)));
    }

    private static TargetChoice of(Target target) {
        return new TargetChoice(target.settings(), target.server(), target.address());
    }

    private static SiteException problem(Code code, String message, String advice) {
        return new SiteException(Problem.error(code, null, 0, 0, message, advice));
    }

    /** Where visitors find it; null for the site's own address. */
    @Nullable
    String address() {
        return address;
    }

    /**
     * Opens the target.
     *
     * @throws SiteException when it is not configured as it should be
     */
    org.clinicsite.publish.PublishTarget open(
            Settings maven,
            SettingsDecrypter decrypter,
            Map<String, String> environment,
            int threads,
            Progress progress)
            throws SiteException, IOException {
        return Targets.open(
                settings,
                new TargetContext(credentials(maven, decrypter, environment), threads, Retry.USUAL, progress));
    }

    /**
     * From the environment, then from settings.xml.
     *
     * @throws SiteException when settings.xml holds a password that cannot be decrypted: it would be sent as it is
     */
    Credentials credentials(Settings maven, SettingsDecrypter decrypter, Map<String, String> environment)
            throws SiteException {
        for (String prefix : List.of("SITE_" + variable(settings.name()) + "_", "SITE_")) {
            String user = environment.get(prefix + "USER");
            String password = environment.get(prefix + "PASSWORD");
            String key = environment.get(prefix + "KEY_FILE");
            if (user != null || password != null || key != null) {
                return new Credentials(
                        "the environment (" + prefix + "…)",
                        user,
                        password,
                        key == null ? null : Path.of(key),
                        environment.get(prefix + "PASSPHRASE"));
            }
        }
        Server found = maven.getServer(server);
        if (found == null) {
            return Credentials.NONE;
        }
        SettingsDecryptionResult result = decrypter.decrypt(new DefaultSettingsDecryptionRequest(found));
        Server plain = result.getServer();
        boolean failed = result.getProblems().stream()
                        .anyMatch(problem -> problem.getSeverity() != SettingsProblem.Severity.WARNING)
                || isEncrypted(plain.getPassword())
                || isEncrypted(plain.getPassphrase());
        if (failed) {
            throw problem(
                    Code.NO_CREDENTIALS,
                    "The password of server '" + server + "' in settings.xml cannot be decrypted; nothing was sent.",
                    "Encrypt it anew with mvn --encrypt-password, or look at settings-security.xml.");
        }
        return new Credentials(
                "server '" + server + "' of settings.xml",
                plain.getUsername(),
                plain.getPassword(),
                plain.getPrivateKey() == null ? null : Path.of(plain.getPrivateKey()),
                plain.getPassphrase());
    }

    /** A decrypter that fails hands back what it was given. */
    private static boolean isEncrypted(@Nullable String secret) {
        return secret != null && secret.matches("(?s).*[^\\\\]?\\{[A-Za-z0-9+/=\\s]{16,}\\}.*");
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
    }
}
