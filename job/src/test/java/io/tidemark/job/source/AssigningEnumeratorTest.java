package io.tidemark.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.junit.jupiter.api.Test;

class AssigningEnumeratorTest {

    private final World world = new World();
    private List<String> files = new ArrayList<>(List.of("a", "b", "c"));

    @Test
    void nothingIsDealtBeforeAllReadersAreThereAndThenEverythingAtOnce() {
        var enumerator = enumerator(AssigningEnumerator.ONCE, EnumeratorState.initial());
        enumerator.start();
        register(enumerator, 1);
        assertThat(world.log).isEmpty();

        register(enumerator, 0);

        assertThat(world.log).containsExactly("0 gets [a, c]", "1 gets [b]", "0 done", "1 done");
    }

    @Test
    void splitsOfAFailedReaderWaitForItsReturn() {
        var enumerator = enumerator(AssigningEnumerator.ONCE, EnumeratorState.initial());
        enumerator.start();
        register(enumerator, 0);
        register(enumerator, 1);
        world.log.clear();
        world.readers.remove(1);
        enumerator.addSplitsBack(List.of(new FileSplit("b", 9, 1)), 1);
        assertThat(world.log).isEmpty();
        assertThat(enumerator.snapshotState(1).pending()).containsExactly(new FileSplit("b", 9, 1));

        register(enumerator, 1);

        assertThat(world.log).containsExactly("0 gets [b]", "0 done", "1 done");
        assertThat(enumerator.snapshotState(2).pending()).isEmpty();
    }

    @Test
    void aRestoredEnumeratorNeitherDiscoversAgainNorDealsWhatReadersHave() {
        var first = enumerator(AssigningEnumerator.ONCE, EnumeratorState.initial());
        first.start();
        register(first, 0);
        register(first, 1);
        EnumeratorState<FileSplit> state = first.snapshotState(1);
        world.log.clear();
        world.readers.clear();
        files = null;

        var second = enumerator(AssigningEnumerator.ONCE, state);
        second.start();
        register(second, 0);
        register(second, 1);

        assertThat(world.log).containsExactly("0 done", "1 done");
    }

    @Test
    void aFollowerDealsNewFilesAndNeverEnds() {
        var enumerator = enumerator(1000, EnumeratorState.initial());
        enumerator.start();
        register(enumerator, 0);
        register(enumerator, 1);
        files.add("d");
        world.tick();

        assertThat(world.log).containsExactly("0 gets [a, c]", "1 gets [b]", "0 knows", "1 knows", "1 gets [d]");
    }

    @Test
    void aMissingPathEndsABoundedJobForGoodAndAFollowerTriesAgain() {
        files = null;
        var bounded = enumerator(AssigningEnumerator.ONCE, EnumeratorState.initial());
        assertThatThrownBy(bounded::start)
                .isInstanceOf(SuppressRestartsException.class)
                .hasRootCauseMessage("nothing there");

        var follower = enumerator(1000, EnumeratorState.initial());
        follower.start();
        register(follower, 0);
        register(follower, 1);
        files = List.of("a");
        world.tick();
        assertThat(world.log).containsExactly("0 gets [a]", "0 knows", "1 knows");
    }

    private AssigningEnumerator<FileSplit> enumerator(long periodMillis, EnumeratorState<FileSplit> state) {
        return new AssigningEnumerator<>(world, parallelism -> discover(), periodMillis, state);
    }

    private List<FileSplit> discover() throws IOException {
        if (files == null) {
            throw new FileNotFoundException("nothing there");
        }
        return files.stream().map(FileSplit::start).toList();
    }

    private void register(AssigningEnumerator<FileSplit> enumerator, int reader) {
        world.readers.put(reader, new ReaderInfo(reader, "here"));
        enumerator.addReader(reader);
    }

    /** A coordinator of two readers that runs asynchronous calls at once. */
    private static final class World implements SplitEnumeratorContext<FileSplit> {

        private final List<String> log = new ArrayList<>();
        private final Map<Integer, ReaderInfo> readers = new HashMap<>();
        private Runnable periodic = () -> {};

        void tick() {
            periodic.run();
        }

        @Override
        public SplitEnumeratorMetricGroup metricGroup() {
            throw new UnsupportedOperationException();
        }

        @Override
        public void sendEventToSourceReader(int subtaskId, SourceEvent event) {
            assertThat(event).isEqualTo(new SplitsDealt());
            log.add(subtaskId + " knows");
        }

        @Override
        public int currentParallelism() {
            return 2;
        }

        @Override
        public Map<Integer, ReaderInfo> registeredReaders() {
            return readers;
        }

        @Override
        public void assignSplits(SplitsAssignment<FileSplit> assignment) {
            new TreeMap<>(assignment.assignment())
                    .forEach((reader, splits) -> log.add(reader + " gets "
                            + splits.stream().map(FileSplit::path).toList()));
        }

        @Override
        public void signalNoMoreSplits(int subtask) {
            log.add(subtask + " done");
        }

        @Override
        public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
            T result;
            try {
                result = callable.call();
            } catch (Exception e) {
                handler.accept(null, e);
                return;
            }
            handler.accept(result, null);
        }

        @Override
        public <T> void callAsync(
                Callable<T> callable, BiConsumer<T, Throwable> handler, long initialDelayMillis, long periodMillis) {
            periodic = () -> callAsync(callable, handler);
            periodic.run();
        }

        @Override
        public void runInCoordinatorThread(Runnable runnable) {
            runnable.run();
        }
    }
}
