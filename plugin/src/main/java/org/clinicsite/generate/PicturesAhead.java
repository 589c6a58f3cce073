package org.clinicsite.generate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.clinicsite.picture.PictureFault;
import org.clinicsite.picture.PictureFormat;
import org.clinicsite.picture.PictureMaker;
import org.clinicsite.source.Content;
import org.clinicsite.source.Media;
import org.clinicsite.source.MediaFolder;
import org.clinicsite.source.Source;
import org.clinicsite.text.FilePath;

/**
 * Makes the sizes of photographs while the texts are still being read and drawn, in a thread of its own. Which pictures
 * the pages show is known at their end only; that a text has a picture's name is a good guess. What was guessed wrong lies
 * in the cache, what was not made yet is made then, and what went wrong is told then.
 */
final class PicturesAhead implements AutoCloseable {

    private final Map<String, FutureTask<Integer>> tasks = new LinkedHashMap<>();
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    private PicturesAhead(List<String> paths, MediaFolder media, PictureMaker maker) {
        for (String path : paths) {
            tasks.put(path, new FutureTask<>(() -> make(path, media, maker)));
        }
        thread = new Thread(this::run, "clinic-site-pictures");
        thread.setDaemon(true);
    }

    /** Begins, where a text names a photograph. */
    static PicturesAhead begin(Content content, MediaFolder media, PictureMaker maker) {
        PicturesAhead ahead = new PicturesAhead(named(content), media, maker);
        if (!ahead.tasks.isEmpty()) {
            ahead.thread.start();
        }
        return ahead;
    }

    /** Nothing is made ahead. */
    static PicturesAhead none(MediaFolder media, PictureMaker maker) {
        return new PicturesAhead(List.of(), media, maker);
    }

    private void run() {
        tasks.forEach((path, task) -> {
            if (taken.add(path)) {
                task.run();
            }
        });
    }

    private static int make(String path, MediaFolder folder, PictureMaker maker) throws PictureFault, IOException {
        Media media = folder.find(path).orElseThrow();
        return media.picture() == null || media.sizes() == null || maker.hasAll(media.sizes())
                ? 0
                : maker.make(media.file(), media.picture(), media.sizes(), (size, bytes) -> {});
    }

    /** How many sizes of a picture were made ahead; waits for one that is being made, and keeps others from it. */
    int made(Media media) {
        FutureTask<Integer> task = tasks.get(media.source());
        if (task == null || taken.add(media.source())) {
            return 0;
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            return 0; // whoever makes it now meets the same and tells it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the build was interrupted", e);
        }
    }

    /** Photographs whose names stand in a text, in the order of their paths. */
    private static List<String> named(Content content) {
        List<String> photographs = new ArrayList<>();
        content.files().keySet().stream().filter(PicturesAhead::isPhotograph).forEach(photographs::add);
        if (photographs.isEmpty()) {
            return List.of();
        }
        Set<String> names = new HashSet<>();
        addNames(content.clinicPlaces().text().text(), names);
        for (Source source : content.sources()) {
            addNames(source.text().text(), names);
            addNames(source.places().text().text(), names);
        }
        photographs.removeIf(path -> !names.contains(new FilePath(path).name()));
        return photographs;
    }

    private static boolean isPhotograph(String path) {
        return !path.startsWith("static/") && isPhotograph(path, path.lastIndexOf('.') + 1, path.length());
    }

    private static boolean isPhotograph(String text, int from, int to) {
        PictureFormat format = PictureFormat.ofEnding(text.substring(from, to).toLowerCase(Locale.ROOT))
                .orElse(PictureFormat.SVG);
        return format == PictureFormat.JPEG || format == PictureFormat.PNG;
    }

    /** Whatever looks like the name of a photograph's file, up to its ending. */
    private static void addNames(String text, Set<String> names) {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            int end = dot + 1;
            while (end < text.length() && end - dot < 6 && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end - dot > 3 && isPhotograph(text, dot + 1, end)) {
                int start = dot;
                while (start > 0 && isOfName(text.charAt(start - 1))) {
                    start--;
                }
                names.add(text.substring(start, end));
            }
        }
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.' || c == '+' || c == '@';
    }

    /** Begins no further picture and waits for the one that is being made. */
    @Override
    public void close() {
        taken.addAll(tasks.keySet());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
