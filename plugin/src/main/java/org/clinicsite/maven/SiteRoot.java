package org.clinicsite.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.Profile;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Whose site it is that a goal bound to a phase makes. Maven runs such a goal in every module that inherits it, although
 * it is an aggregator; the site is that of the root, and the modules have none.
 */
final class SiteRoot {

    private SiteRoot() {}

    /**
     * The project that a module leaves the goal to: the topmost parent that names it among its modules, itself or through
     * others, and has the same plugin. Also when the module is built without it.
     *
     * @param project where Maven runs the goal
     * @param plugin the plugin's key
     * @return empty for a project of its own: one that is nobody's module, or whose POM names the plugin itself; a parent
     *     that only hands down what clinics have in common has no modules
     */
    static Optional<MavenProject> above(MavenProject project, String plugin) {
        Model own = project.getOriginalModel();
        if (hasPlugin(own.getBuild(), plugin)
                || own.getProfiles().stream().anyMatch(profile -> hasPlugin(profile.getBuild(), plugin))) {
            return Optional.empty();
        }
        MavenProject root = null;
        for (MavenProject parent = project.getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getFile() != null && holds(parent, project) && hasPlugin(parent.getBuild(), plugin)) {
                root = parent;
            }
        }
        return Optional.ofNullable(root);
    }

    private static boolean hasPlugin(@Nullable PluginContainer build, String key) {
        return build != null && build.getPlugins().stream().map(Plugin::getKey).anyMatch(key::equals);
    }

    /** Whether a project lies in one of the folders that a POM names as modules. */
    private static boolean holds(MavenProject parent, MavenProject project) {
        Path folder = path(project);
        return modules(parent.getOriginalModel()).stream()
                .map(module -> path(parent).resolve(module.replace('\\', '/')).normalize())
                .map(module -> module.toString().endsWith(".xml") ? module.resolveSibling("") : module)
                .anyMatch(folder::startsWith);
    }

    private static Path path(MavenProject project) {
        return project.getBasedir().toPath().toAbsolutePath().normalize();
    }

    private static List<String> modules(Model model) {
        List<String> modules = new ArrayList<>(model.getModules());
        for (Profile profile : model.getProfiles()) {
            modules.addAll(profile.getModules());
        }
        return modules;
    }
}
