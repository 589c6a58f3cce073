package org.clinicsite.picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The program cwebp of <a href="https://developers.google.com/speed/webp/docs/cwebp">libwebp</a>, where somebody installed
 * it and asked for it. Java has no encoder of its own for WebP, and the libraries that have one bring machine code with
 * them.
 *
 * @param command its name or path
 * @param version what it says of itself; another version may write other bytes
 */
public record WebpEncoder(String command, String version) {

    /** On cwebp's scale of 0 to 100; about as good as the JPEG beside it. */
    private static final String QUALITY = "76";

    private static final int LONGEST_SECONDS = 120;

    /**
     * Asks the program for its version.
     *
     * @throws PictureFault when there is no such program
     */
    public static WebpEncoder find(String command) throws PictureFault {
        try {
            String said = run(List.of(command, "-version"));
            return new WebpEncoder(command, said.lines().findFirst().orElse("").strip());
        } catch (IOException e) {
            throw new PictureFault(
                    "The program '" + command + "', which is to make WebP, cannot be started.",
                    "Install it (Debian: the package webp), name it with its path, or leave -Dsite.cwebp out.");
        }
    }

    /**
     * Encodes.
     *
     * @param png the picture
     * @param sharp whether not a pixel may change: for drawings and screenshots
     * @param folder for a file on its way
     */
    byte[] encode(byte[] png, boolean sharp, Path folder) throws IOException {
        Path in = Files.createTempFile(folder, "cwebp", ".png");
        Path out = Files.createTempFile(folder, "cwebp", ".webp");
        try {
            Files.write(in, png);
            List<String> arguments = new ArrayList<>(List.of(command, "-quiet", "-metadata", "none", "-m", "6"));
            arguments.addAll(sharp ? List.of("-lossless") : List.of("-q", QUALITY));
            arguments.addAll(List.of(in.toString(), "-o", out.toString()));
            run(arguments);
            byte[] webp = Files.readAllBytes(out);
            if (PictureFormat.ofBytes(new Bytes(webp)) != PictureFormat.WEBP) {
                throw new IOException(command + " did not write a WebP");
            }
            return webp;
        } finally {
            Files.deleteIfExists(in);
            Files.deleteIfExists(out);
        }
    }

    private static String run(List<String> arguments) throws IOException {
        Process process =
                new ProcessBuilder(arguments).redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(String.format(Locale.ROOT, "%s failed: %s", arguments.get(0), said.strip()));
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        } finally {
            process.destroy();
        }
    }
}
