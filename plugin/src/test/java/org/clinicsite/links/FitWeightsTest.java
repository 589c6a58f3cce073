package org.clinicsite.links;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitWeightsTest {

    private static final String PROSE =
            "Slow strokes calm the neck and the back, and most people sleep well after it. ";

    @TempDir
    Path temp;

    private void document(int n, String address, String label) throws IOException {
        String text = "Rest " + n + "\n\n" + PROSE + address + " " + PROSE + "\n";
        Files.writeString(temp.resolve("d" + n + ".txt"), text);
        Files.writeString(temp.resolve("d" + n + ".json"), """
                {"id": "d%d", "file": "d%d.txt", "links": [{"url": "%s", "start16": %d, "label": "%s"}]}
                """.formatted(n, n, address, text.indexOf(address), label));
    }

    @Test
    void secondFitWritesTheSameBytes() throws IOException {
        for (int n = 0; n < 20; n++) {
            if (n % 2 == 0) {
                document(n, "https://www.nhs.uk/conditions/" + n, "legitimate");
            } else {
                document(n, "https://cheap-casino" + n + ".example.com/", "spam");
            }
        }
        for (String run : new String[] {"1", "2"}) {
            FitWeights.main(new String[] {
                temp.toString(),
                temp.resolve("weights" + run).toString(),
                temp.resolve("table" + run).toString()
            });
        }
        assertThat(temp.resolve("weights1")).hasSameTextualContentAs(temp.resolve("weights2"));
        assertThat(temp.resolve("table1")).hasSameTextualContentAs(temp.resolve("table2"));
        assertThat(temp.resolve("table1")).content().containsPattern("trade-word-in-host \\| place \\| 100.0 \\| 0.0 ");
        Weights fitted = Weights.read(Files.readAllLines(temp.resolve("weights1")));
        assertThat(fitted.of("trade-word-in-host")).isPositive();
        assertThat(fitted.of("trusted-host")).isNegative();
    }
}
