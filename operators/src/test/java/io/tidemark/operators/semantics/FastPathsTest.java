package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.operators.ReadingExtractor;
import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.statistics.ProcessorStatistics;
import io.tidemark.operators.windowing.SliceGroup;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Slices, batches and the cache make nothing different: random pipelines, each on every path, step by step. */
class FastPathsTest {

    @Property(tries = 300)
    void slicesAndBatchesChangeNoPaneNoVerdictAndNoCount(@ForAll("pipelines") SharedPipeline pipeline)
            throws Exception {
        PathRun simplest = PathRun.of(pipeline, FastPath.SIMPLEST);
        assertThat(simplest.batched()).isZero();
        PathRun everything = PathRun.of(pipeline, FastPath.EVERYTHING);
        assertSame(everything, simplest, pipeline, FastPath.EVERYTHING);
        collect(everything, pipeline);
        for (FastPath path : new FastPath[] {FastPath.SLICES_ONLY, FastPath.BATCHES_ONLY, FastPath.CHANGING}) {
            assertSame(PathRun.of(pipeline, path), simplest, pipeline, path);
        }
    }

    @Property(tries = 40)
    void anEvictingCacheInFrontOfRocksDbChangesNothingEither(@ForAll("pipelines") SharedPipeline pipeline)
            throws Exception {
        assertSame(
                PathRun.of(pipeline, FastPath.EVERYTHING_ON_ROCKSDB),
                PathRun.of(pipeline, FastPath.SIMPLEST),
                pipeline,
                FastPath.EVERYTHING_ON_ROCKSDB);
    }

    @Provide
    Arbitrary<SharedPipeline> pipelines() {
        return SharedPipelines.any();
    }

    /** Were slices and batches rare, the comparison would prove nothing. */
    private static void collect(PathRun run, SharedPipeline pipeline) {
        boolean slices = !SliceGroup.of(pipeline.windows(), pipeline.options()).isEmpty();
        boolean plan = WindowedStatistics.of("plan", new ReadingExtractor())
                .options(pipeline.options())
                .windows(pipeline.windows())
                .batchPlan()
                .isPossible();
        assertThat(plan || run.batched() == 0).as("batches only by plan").isTrue();
        Statistics.label("slices")
                .collect(slices)
                .coverage(check -> check.check(true).percentage(p -> p > 60));
        Statistics.label("most events in batches")
                .collect(2 * run.batched() > run.events)
                .coverage(check -> check.check(true).percentage(p -> p > 40));
        Statistics.label("both")
                .collect(slices && 4 * run.batched() > run.events)
                .coverage(check -> check.check(true).percentage(p -> p > 40));
    }

    private static void assertSame(PathRun found, PathRun expected, SharedPipeline pipeline, FastPath path) {
        for (int step = 0; step < pipeline.steps().size(); step++) {
            String when = "on " + path + " after step " + step + ", "
                    + pipeline.steps().get(step);
            SamePanes.assertSame(when, found.panes.get(step), expected.panes.get(step));
            assertThat(found.late.get(step)).as("late pairs %s", when).isEqualTo(expected.late.get(step));
            assertThat(found.overLimit.get(step))
                    .as("pairs over the limit %s", when)
                    .isEqualTo(expected.overLimit.get(step));
        }
        assertThat(ledger(found, pipeline)).as("ledger on %s", path).isEqualTo(ledger(expected, pipeline));
        assertThat(found.stateLeft).as("state left on %s", path).isZero();
        assertThat(found.timersLeft).as("timers left on %s", path).isZero();
    }

    /** Events of a batch that join two sessions open none of their own, so how many are opened depends on the path. */
    private static SortedMap<String, Long> ledger(PathRun run, SharedPipeline pipeline) {
        SortedMap<String, Long> counts = new TreeMap<>(run.counts);
        if (pipeline.hasSessions()) {
            counts.remove(ProcessorStatistics.WINDOWS_CREATED);
        }
        return counts;
    }
}
