package org.clinicsite.publish;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.clinicsite.work.Workers;

/** Sends files with many threads, tries again, and tells of all that failed together. */
public final class Uploads {

    /** Sends one file. */
    public interface Upload {
        /** Sends it once; a temporary failure makes it be called again. */
        void send(Plan.Change change) throws IOException;
    }

    private Uploads() {}

    /**
     * Sends all.
     *
     * @param changes what to send, as in {@link Plan#uploads} or one of {@link Plan#waves}
     * @throws TargetException when some could not be sent: all are named
     */
    public static void send(List<Plan.Change> changes, Workers workers, Retry retry, Progress progress, Upload upload)
            throws TargetException {
        Map<String, IOException> failures = new ConcurrentHashMap<>();
        workers.each(changes, change -> {
            try {
                retry.call(change.path(), progress, () -> {
                    upload.send(change);
                    return change;
                });
                progress.sent(change.path(), change.bytes());
            } catch (IOException e) {
                failures.put(change.path(), e);
            }
        });
        if (!failures.isEmpty()) {
            throw TargetException.files(failures);
        }
    }
}
