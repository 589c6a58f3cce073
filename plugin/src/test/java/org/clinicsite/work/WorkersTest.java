package org.clinicsite.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkersTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void whatWasBegunIsDoneBesideWhatFollows(int threads) throws IOException {
        try (Workers workers = new Workers(threads);
                Workers.Beside beside = workers.beside()) {
            Workers.Begun<String> begun = beside.begin(() -> "done");

            assertThat(workers.map(List.of(1, 2, 3), i -> i * 2)).containsExactly(2, 4, 6);
            assertThat(begun.end()).isEqualTo("done");
        }
    }

    @Test
    void theOtherThreadsDoWhatFollowsMeanwhile() throws IOException {
        CountDownLatch followed = new CountDownLatch(1);
        try (Workers workers = new Workers(2);
                Workers.Beside beside = workers.beside()) {
            Workers.Begun<String> begun = beside.begin(() -> {
                try {
                    followed.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
            beside.begin(followed::countDown).end();
            begun.end();
        }
    }

    @Test
    void aStageEndsWithItsItemsAndWaitsForNothingBeside() throws IOException {
        CountDownLatch ended = new CountDownLatch(1);
        try (Workers workers = new Workers(2);
                Workers.Beside beside = workers.beside()) {
            Workers.Begun<String> begun = beside.begin(() -> {
                try {
                    ended.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            });
            assertThat(workers.map(List.of(1, 2, 3), i -> i * 2)).containsExactly(2, 4, 6);
            ended.countDown();
            begun.end();
        }
    }

    @Test
    void whatTheDiskRefusedIsToldAtItsEnd() {
        try (Workers workers = new Workers(2);
                Workers.Beside beside = workers.beside()) {
            Workers.Begun<String> begun = beside.begin(() -> {
                throw new IOException("full");
            });

            assertThatThrownBy(begun::end).isInstanceOf(IOException.class).hasMessage("full");
        }
    }

    @Test
    void aMistakeOfOursComesAsItIs() {
        try (Workers workers = new Workers(2);
                Workers.Beside beside = workers.beside()) {
            Workers.Begun<String> begun = beside.begin(() -> List.of(1).forEach(i -> {
                throw new IllegalArgumentException("no");
            }));

            assertThatThrownBy(begun::end).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
