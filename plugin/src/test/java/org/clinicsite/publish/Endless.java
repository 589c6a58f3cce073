package org.clinicsite.publish;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import org.clinicsite.work.Workers;

/**
 * A process that publishes two sites in turn until it is killed: address of the target, folders of the sites, then the
 * target's options as {@code name=value}. With {@code -} for the second folder it publishes the first once.
 */
public final class Endless {

    private Endless() {}

    /** Says a line before each publish. */
    public static void main(String[] arguments) throws Exception {
        for (int i = 0; ; i++) {
            Path folder = Path.of(arguments[1 + i % 2]);
            System.out.println("publishing " + folder);
            try {
                once(arguments[0], folder, Arrays.copyOfRange(arguments, 3, arguments.length));
            } catch (TargetException e) {
                boolean later = String.valueOf(e.getMessage()).startsWith("Another publish");
                if (!later || arguments[2].equals("-")) {
                    throw e;
                }
                System.out.println(e.getMessage()); // somebody else was faster
            }
            if (arguments[2].equals("-")) {
                return;
            }
        }
    }

    /** Publishes a site, as {@code mvn site:publish} does it, without its checks. */
    static void once(String address, Path folder, String... options) throws Exception {
        TargetSettings settings = TargetSettings.parse(address);
        for (String option : options) {
            settings.options().put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        TargetContext context = new TargetContext(Credentials.NONE, 2, Retry.USUAL, Progress.NONE);
        try (PublishTarget target = Targets.open(settings, context);
                Workers workers = new Workers(2)) {
            LocalSite site = LocalSite.read(folder, FileRules.of(java.util.Map.of()), workers, null);
            if (target.leases().isPresent()) {
                Lease.Holder me = Lease.Holder.me(Clock.systemUTC().instant());
                try (Lease lease = Lease.take(target.leases().get(), me, Thread::sleep, Progress.NONE)) {
                    publish(target, site, lease::check);
                }
            } else {
                publish(target, site, () -> {});
            }
        }
    }

    private static void publish(PublishTarget target, LocalSite site, Publication.Guard guard) throws Exception {
        target.publish(
                Publication.of(target.standing(), site, 3, Clock.systemUTC().instant(), Progress.NONE, guard));
    }
}
