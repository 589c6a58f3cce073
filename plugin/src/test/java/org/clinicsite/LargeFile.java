package org.clinicsite;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files of zeros that take no room on the disk, and what it takes to read one. */
public final class LargeFile {

    /** Bytes of a file that is worth noticing. */
    public static final long SIZE = 64L << 20;

    /** Bytes that a thread may ask for while it reads such a file by stream; whoever reads it whole asks for {@link #SIZE}. */
    public static final long LITTLE = 8L << 20;

    private LargeFile() {}

    /** Makes one of {@link #SIZE}. */
    public static Path make(Path file) throws IOException {
        return make(file, SIZE);
    }

    /** Makes one, and the folders above it. */
    public static Path make(Path file, long size) throws IOException {
        Files.createDirectories(file.getParent());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), size - 1);
        }
        return file;
    }

    /** What is done with it. */
    public interface Step {
        /** Does it. */
        void run() throws Exception;
    }

    /** Bytes that this thread asks for while it does something. */
    public static long allocated(Step step) throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        step.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
