package org.clinicsite.maven;

import java.util.List;
import org.apache.maven.AbstractMavenLifecycleParticipant;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;

/**
 * Lets {@code mvn site:…} mean this plugin wherever a POM names it, before or behind Apache's site plugin or beside one
 * inherited from a parent: Maven takes the first plugin of {@code build/plugins} that has the prefix. Works for a
 * project that declares the plugin with {@code <extensions>true</extensions>}, which makes Maven ask here once all
 * projects are read and before any goal is looked up.
 */
public final class SitePrefix extends AbstractMavenLifecycleParticipant {

    private static final String US = "org.clinicsite:clinic-site-maven-plugin";

    @Override
    public void afterProjectsRead(MavenSession session) {
        for (MavenProject project : session.getProjects()) {
            first(project.getBuild().getPlugins());
        }
    }

    /** Puts the plugin before all others, in place. */
    static void first(List<Plugin> plugins) {
        for (int at = 1; at < plugins.size(); at++) {
            if (plugins.get(at).getKey().equals(US)) {
                plugins.add(0, plugins.remove(at));
            }
        }
    }
}
