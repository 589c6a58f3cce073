package org.clinicsite.links;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Takes lists that a person fetched or edited: {@code RefreshLists LISTS_FOLDER [FETCHED_FOLDER]}. Files of the fetched
 * folder that bear the name of a list replace it, byte for byte; all lists are then read, and sealed when none is broken.
 */
public final class RefreshLists {

    private RefreshLists() {}

    public static void main(String[] args) throws IOException {
        Path lists = Path.of(args[0]);
        if (args.length > 1) {
            for (Path list : all(lists)) {
                Path fetched = Path.of(args[1]).resolve(list.getFileName().toString());
                if (Files.exists(fetched)) {
                    byte[] bytes = Files.readAllBytes(fetched);
                    if (Arrays.equals(bytes, Files.readAllBytes(list))) {
                        System.out.println(list.getFileName() + " unchanged");
                        continue;
                    }
                    read(lists, list.getFileName().toString(), bytes);
                    Files.write(list, bytes);
                    System.out.println(list.getFileName() + " replaced; write its commit and date into README.md");
                }
            }
        }
        read(lists, "", new byte[0]);
        StringBuilder seals = new StringBuilder(
                "# Names, bytes and CRC-32 of the lists, so that one cut off or changed by accident is told. Written by RefreshLists, see docs/links.md.\n");
        for (Path list : all(lists)) {
            String name = list.getFileName().toString();
            if (!name.equals(Weights.FILE)) {
                seals.append(DataFiles.seal(name, Files.readAllBytes(list))).append('\n');
            }
        }
        Files.writeString(lists.resolve(DataFiles.SEALS), seals);
    }

    /** Reads all lists of a folder, one of them as it would be; throws what names the broken one. */
    private static void read(Path folder, String name, byte[] bytes) {
        new Knowledge(file -> {
                    try {
                        byte[] list = file.equals(name) ? bytes : Files.readAllBytes(folder.resolve(file));
                        DataFiles.split(file, list);
                        return list;
                    } catch (IOException e) {
                        throw DataFiles.broken(file, 0, "cannot be read from " + folder);
                    }
                })
                .readAll();
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return List.copyOf(new TreeSet<>(files.filter(file -> {
                        String name = file.getFileName().toString();
                        return (name.endsWith(".txt") || name.endsWith(".dat")) && !name.equals(DataFiles.SEALS);
                    })
                    .toList()));
        }
    }
}
