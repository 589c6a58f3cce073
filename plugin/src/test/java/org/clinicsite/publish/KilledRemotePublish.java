package org.clinicsite.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** {@code kill -9} on real processes that publish two sites in turn to a host, at moments that nobody chose. */
public final class KilledRemotePublish {

    private static final int KILLS = 6;
    private static final int FILES = 40;
    private static final String RED = "assets/site-3fa9c1d2e8.css";
    private static final String BLUE = "assets/site-77777777aa.css";

    private final Path folder;
    private final String address;
    private final List<String> java;
    private final List<String> options;

    /** What visitors see. */
    public interface Look {
        /** Text by path. */
        Map<String, String> now() throws Exception;
    }

    /** What has to hold after every kill. */
    public interface Check {
        /** Looks at what visitors see. */
        void of(Map<String, String> seen);
    }

    /**
     * @param folder for the two sites
     * @param address the target
     * @param java options of the process, such as {@code -Duser.home=…}
     * @param options of the target, as {@code name=value}
     */
    public KilledRemotePublish(Path folder, String address, List<String> java, List<String> options) {
        this.folder = folder;
        this.address = address;
        this.java = java;
        this.options = options;
    }

    /** Publishes, kills, looks, publishes again, looks. */
    public void run(Look look, Check afterKill) throws Exception {
        Path red = site("red", RED);
        Path blue = site("blue", BLUE);
        once(red);
        Random random = new Random(11);
        for (int i = 0; i < KILLS; i++) {
            Process process = start(blue.toString(), red.toString());
            try (BufferedReader said = process.inputReader()) {
                awaitPublishing(said);
                if (i % 2 == 1) {
                    awaitPublishing(said); // later ones find the JVM warm
                }
                Thread.sleep(random.nextInt(1500));
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            afterKill.of(look.now());

            once(i % 2 == 0 ? blue : red);
            Map<String, String> seen = look.now();
            assertThat(seen.get("index.html")).startsWith(i % 2 == 0 ? "blue" : "red");
            whole(seen);
        }
    }

    private static void awaitPublishing(BufferedReader said) throws IOException {
        String line = said.readLine();
        while (line != null && !line.startsWith("publishing")) {
            line = said.readLine(); // what loggers say when they start
        }
        assertThat(line).isNotNull();
    }

    private Path site(String colour, String asset) throws IOException {
        SiteFolder site = new SiteFolder(folder.resolve(colour));
        site.write(asset, colour).write("index.html", colour + " " + asset);
        for (int i = 0; i < FILES; i++) {
            site.write("page-" + i + "/index.html", colour + " " + asset);
        }
        return site.write("only-" + colour + ".txt", colour).folder();
    }

    /** All pages are of one site. */
    public static void whole(Map<String, String> seen) {
        String index = seen.get("index.html");
        assertThat(seen).containsKey("only-" + index.split(" ")[0] + ".txt");
        assertThat(pages(seen)).hasSize(FILES + 1).containsOnly(index);
        noPageLacksItsAssets(seen);
    }

    /** Every page is there, and whatever it is of, its style sheet is there too. */
    public static void noPageLacksItsAssets(Map<String, String> seen) {
        assertThat(pages(seen))
                .hasSize(FILES + 1)
                .allSatisfy(page -> assertThat(seen).containsEntry(page.split(" ")[1], page.split(" ")[0]));
    }

    private static List<String> pages(Map<String, String> seen) {
        List<String> pages = new ArrayList<>();
        seen.forEach((path, text) -> {
            if (path.endsWith("index.html")) {
                pages.add(text);
            }
        });
        return pages;
    }

    private void once(Path site) throws Exception {
        Process process = start(site.toString(), "-");
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
    }

    private Process start(String first, String second) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(java);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), Endless.class.getName(), address, first, second));
        command.addAll(options);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
