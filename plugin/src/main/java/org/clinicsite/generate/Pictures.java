package org.clinicsite.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.clinicsite.output.OutputFile;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureFile;
import org.clinicsite.picture.PictureMaker;
import org.clinicsite.picture.PictureSizes;
import org.clinicsite.problem.DiskFault;
import org.clinicsite.site.LinkResolver;
import org.clinicsite.source.Media;
import org.clinicsite.work.Workers;

/** Writes the pictures and documents that the pages lead to; of photographs all sizes. */
final class Pictures {

    private static final long NANOS_BETWEEN_LINES = 5_000_000_000L;

    private final PictureMaker maker;
    private final PicturesAhead ahead;
    private final Workers workers;
    private final Stages stages;
    private final AtomicInteger sizesMade = new AtomicInteger();
    private final AtomicInteger picturesMade = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicLong told = new AtomicLong();

    Pictures(PictureMaker maker, PicturesAhead ahead, Workers workers, Stages stages) {
        this.maker = maker;
        this.ahead = ahead;
        this.workers = workers;
        this.stages = stages;
    }

    /** Writes them, once all pages are drawn: only then it is known what they use. */
    void write(LinkResolver resolver, Consumer<OutputFile> output) {
        told.set(System.nanoTime());
        List<Media> used = List.copyOf(resolver.used().values());
        workers.each(used, media -> {
            try {
                write(media, output);
            } catch (PictureFault fault) {
                resolver.report(media, fault);
            } catch (IOException e) {
                throw new UncheckedIOException(DiskFault.of(media.file(), e));
            }
            tell(used.size());
        });
    }

    private void write(Media media, Consumer<OutputFile> output) throws PictureFault, IOException {
        PictureFile picture = media.picture();
        PictureSizes sizes = media.sizes();
        if (picture == null || sizes == null) {
            String path = media.published().substring(1);
            output.accept(
                    media.isPublishedAsItIs()
                            ? OutputFile.copy(path, media.file())
                            : new OutputFile(path, media.bytes()));
            return;
        }
        int made = ahead.made(media);
        made += maker.make(
                media.file(), picture, sizes, (path, bytes) -> output.accept(new OutputFile(path.substring(1), bytes)));
        if (made > 0) {
            sizesMade.addAndGet(made);
            picturesMade.incrementAndGet();
        }
    }

    private void tell(int all) {
        int finished = done.incrementAndGet();
        long now = System.nanoTime();
        long before = told.get();
        if (finished < all && now - before > NANOS_BETWEEN_LINES && told.compareAndSet(before, now)) {
            stages.pictures(finished, all);
        }
    }

    /** What had to be made anew. */
    PicturesMade made() {
        return new PicturesMade(sizesMade.get(), picturesMade.get());
    }
}
