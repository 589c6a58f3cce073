package org.clinicsite.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.junit.jupiter.api.Test;

class SitePrefixTest {

    @Test
    void oursComesFirstAndTheOthersKeepTheirOrder() {
        List<Plugin> plugins = new ArrayList<>(List.of(
                plugin("org.apache.maven.plugins", "maven-clean-plugin"),
                plugin("org.apache.maven.plugins", "maven-site-plugin"),
                plugin("org.clinicsite", "clinic-site-maven-plugin")));
        SitePrefix.first(plugins);
        assertThat(plugins)
                .extracting(Plugin::getArtifactId)
                .containsExactly("clinic-site-maven-plugin", "maven-clean-plugin", "maven-site-plugin");
    }

    @Test
    void aProjectWithoutOursIsLeftAlone() {
        List<Plugin> plugins = new ArrayList<>(List.of(
                plugin("org.apache.maven.plugins", "maven-clean-plugin"),
                plugin("org.apache.maven.plugins", "maven-site-plugin")));
        SitePrefix.first(plugins);
        assertThat(plugins)
                .extracting(Plugin::getArtifactId)
                .containsExactly("maven-clean-plugin", "maven-site-plugin");
    }

    private static Plugin plugin(String group, String artifact) {
        Plugin plugin = new Plugin();
        plugin.setGroupId(group);
        plugin.setArtifactId(artifact);
        return plugin;
    }
}
