package org.clinicsite.jbake;

import java.io.File;
import java.util.List;

/**
 * Bakes a project with JBake itself, through its public classes: {@code StockJBake SOURCE OUTPUT}. Runs in a JVM of its
 * own whose class path holds JBake and all that it drags along; here it is called by name, because that must not be on
 * the plugin's class path.
 */
public final class StockJBake {

    private StockJBake() {}

    /** Exits with 1 when JBake could not bake all. */
    public static void main(String[] args) throws ReflectiveOperationException {
        Object factory = Class.forName("org.jbake.app.configuration.JBakeConfigurationFactory")
                .getConstructor()
                .newInstance();
        Object config = factory.getClass()
                .getMethod("createDefaultJbakeConfiguration", File.class, File.class, boolean.class)
                .invoke(factory, new File(args[0]), new File(args[1]), false);
        Class<?> oven = Class.forName("org.jbake.app.Oven");
        Object baking = oven.getConstructor(Class.forName("org.jbake.app.configuration.JBakeConfiguration"))
                .newInstance(config);
        oven.getMethod("bake").invoke(baking);
        List<?> errors = (List<?>) oven.getMethod("getErrors").invoke(baking);
        errors.forEach(System.err::println);
        System.exit(errors.isEmpty() ? 0 : 1);
    }
}
