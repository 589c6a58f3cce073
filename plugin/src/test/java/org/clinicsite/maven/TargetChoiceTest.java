package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Field;
import java.util.List;
import java.util.Map;
import org.apache.maven.settings.Server;
import org.apache.maven.settings.Settings;
import org.apache.maven.settings.building.SettingsProblem;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.apache.maven.settings.crypto.SettingsDecryptionRequest;
import org.apache.maven.settings.crypto.SettingsDecryptionResult;
import org.clinicsite.problem.SiteException;
import org.clinicsite.publish.Credentials;
import org.junit.jupiter.api.Test;

/** Which target is meant, and who we are there. */
class TargetChoiceTest {

    private static Target target(String name, String type, String server) throws ReflectiveOperationException {
        Target target = new Target();
        for (Map.Entry<String, String> each :
                Map.of("name", name, "type", type, "url", "x", "server", server).entrySet()) {
            Field field = Target.class.getDeclaredField(each.getKey());
            field.setAccessible(true);
            field.set(target, each.getValue());
        }
        return target;
    }

    private static Settings settings(String id, String password) {
        Server server = new Server();
        server.setId(id);
        server.setUsername("anna");
        server.setPassword(password);
        server.setPrivateKey("/keys/id");
        Settings settings = new Settings();
        settings.addServer(server);
        return settings;
    }

    /** Decrypts as Maven does when it cannot: hands back what it was given. */
    private static final SettingsDecrypter NOTHING = new SettingsDecrypter() {
        @Override
        public SettingsDecryptionResult decrypt(SettingsDecryptionRequest request) {
            return new SettingsDecryptionResult() {
                @Override
                public Server getServer() {
                    return request.getServers().get(0);
                }

                @Override
                public List<Server> getServers() {
                    return request.getServers();
                }

                @Override
                public org.apache.maven.settings.Proxy getProxy() {
                    return null;
                }

                @Override
                public List<org.apache.maven.settings.Proxy> getProxies() {
                    return List.of();
                }

                @Override
                public List<SettingsProblem> getProblems() {
                    return List.of();
                }
            };
        }
    };

    @Test
    void onlyTargetNeedNotBeNamed() throws Exception {
        TargetChoice choice = TargetChoice.of(List.of(target("live", "directory", "live")), null);

        assertThat(choice.credentials(new Settings(), NOTHING, Map.of())).isSameAs(Credentials.NONE);
    }

    @Test
    void whoMeansNoneOrManyIsToldWhatThereIs() throws Exception {
        List<Target> two = List.of(target("live", "directory", "l"), target("test", "git", "t"));

        assertThatThrownBy(() -> TargetChoice.of(null, null))
                .hasMessageStartingWith("There is no target to publish to. Name a place: -Dsite.target=directory:");
        assertThatThrownBy(() -> TargetChoice.of(two, null))
                .hasMessage("There is more than one target. Name one with -Dsite.target=NAME: live, test.");
        assertThatThrownBy(() -> TargetChoice.of(two, "tset"))
                .hasMessage("There is no target 'tset'. Did you mean 'test'?");
    }

    @Test
    void environmentComesBeforeSettingsAndTheTargetsOwnBeforeAll() throws Exception {
        TargetChoice choice = TargetChoice.of(List.of(target("my-live", "git", "host")), null);
        Settings settings = settings("host", "from-settings");

        assertThat(choice.credentials(settings, NOTHING, Map.of()))
                .satisfies(c -> assertThat(c.secret()).isEqualTo("from-settings"))
                .satisfies(c -> assertThat(c.keyFile()).hasToString("/keys/id"))
                .hasToString("credentials from server 'host' of settings.xml");
        assertThat(choice.credentials(settings, NOTHING, Map.of("SITE_PASSWORD", "general"))
                        .secret())
                .isEqualTo("general");
        assertThat(choice.credentials(
                                settings,
                                NOTHING,
                                Map.of("SITE_PASSWORD", "general", "SITE_MY_LIVE_PASSWORD", "particular"))
                        .secret())
                .isEqualTo("particular");
    }

    @Test
    void passwordThatIsStillEncryptedIsNeverHandedOn() throws Exception {
        TargetChoice choice = TargetChoice.of(null, "git:https://host.example/x.git");
        String encrypted = "{COQLCE6DU6GtcS5P0y0X5m1bFQO3rkcJm0qXQ5zPqSg=}";

        assertThatThrownBy(() -> choice.credentials(settings("git", encrypted), NOTHING, Map.of()))
                .isInstanceOf(SiteException.class)
                .hasMessageStartingWith("The password of server 'git' in settings.xml cannot be decrypted")
                .hasMessageNotContaining(encrypted);
        assertThat(choice.credentials(settings("git", "pass{word}"), NOTHING, Map.of())
                        .secret())
                .isEqualTo("pass{word}");
    }
}
