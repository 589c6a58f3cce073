package org.clinicsite.publish;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * The cases of a parameterized test of a contract. A class that is {@link Slow} takes every third, the first among them: what
 * the targets have in common was tried by another class in full. {@code -Dtamper.all} lets it take all.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(Cases.Provider.class)
public @interface Cases {

    /** The cases. */
    String[] value();

    /** Marks a test class for whose target each request takes its time. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @interface Slow {}

    /** Gives the cases. */
    final class Provider implements ArgumentsProvider {

        @Override
        public Stream<Arguments> provideArguments(ParameterDeclarations parameters, ExtensionContext context) {
            String[] cases =
                    context.getRequiredTestMethod().getAnnotation(Cases.class).value();
            boolean some =
                    context.getRequiredTestClass().isAnnotationPresent(Slow.class) && !Boolean.getBoolean("tamper.all");
            return IntStream.range(0, cases.length)
                    .filter(i -> !some || i % 3 == 0)
                    .mapToObj(i -> Arguments.of((Object[]) cases[i].split(",")));
        }
    }
}
