package org.clinicsite.links;

import java.lang.ref.Reference;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What the lists cost: time in a fresh JVM, and heap. Its {@code main} runs all benchmarks of the filter. */
public class ListsBenchmark {

    /** All lists read in a JVM that has not read any. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @OutputTimeUnit(TimeUnit.MILLISECONDS)
    @Fork(10)
    @Warmup(iterations = 0)
    @Measurement(iterations = 1)
    public Object listsReadCold() {
        return lists();
    }

    private static Knowledge lists() {
        Knowledge lists = new Knowledge();
        lists.suffixes();
        lists.lookalikes();
        lists.trusted();
        lists.platforms();
        lists.redirectors();
        lists.trades();
        lists.selling();
        lists.sellingAddresses();
        lists.functionWords();
        lists.hostWords();
        lists.weights();
        return lists;
    }

    /** Runs all benchmarks, and tells how much of the heap the lists keep. */
    public static void main(String[] args) throws RunnerException {
        new Runner(new OptionsBuilder().include("org.clinicsite.links.*").build()).run();
        lists();
        long before = used();
        Knowledge lists = lists();
        long after = used();
        Reference.reachabilityFence(lists);
        System.out.println("Heap kept by the lists: " + (after - before) / 1024 + " KiB");
    }

    private static long used() {
        Runtime runtime = Runtime.getRuntime();
        for (int i = 0; i < 5; i++) {
            runtime.gc();
        }
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
