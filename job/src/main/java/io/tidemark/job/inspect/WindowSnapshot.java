package io.tidemark.job.inspect;

import io.tidemark.operators.WindowedStatistics;
import io.tidemark.operators.runtime.WindowOperator;
import io.tidemark.operators.state.SavedWindows;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.flink.api.common.ExecutionConfig;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.IncrementalKeyedStateHandle;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedBackendSerializationProxy;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StreamStateHandle;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot.CommonSerializerKeys;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.input.KeyedStateInputFormat;
import org.apache.flink.state.api.input.UnionStateInputFormat;
import org.apache.flink.state.api.runtime.SavepointLoader;

/**
 * The state of one window operator in a savepoint or checkpoint: that of the windows over events, or of a stage of roll-ups.
 *
 * <p>Flink's public savepoint readers read keyed state without a namespace, or that of Flink's own window operator; the live
 * windows are neither. And they run as a job, for which even an embedded cluster opens ports. So this class, and none beside
 * it but {@link KeyReader} and {@link InputFormats}, uses the internal readers below them, in this thread.
 *
 * <p>Memory: a native savepoint of RocksDB stays on disk; of others, the state of one range of key groups is held at a time.
 */
final class WindowSnapshot {

    /** Ranges of key groups that are read one after the other: with more of them, less is in memory at a time. */
    private static final int MIN_RANGES = 16;

    private final CheckpointMetadata metadata;
    private final OperatorState operator;
    private final Optional<KeyedStateHandle> sample;
    private final SavedWindows windows;
    private final Configuration configuration = new Configuration();

    private WindowSnapshot(CheckpointMetadata metadata, OperatorState operator, Path scratch)
            throws IOException, UnreadableSnapshotException {
        this.metadata = metadata;
        this.operator = operator;
        this.sample = operator.getStates().stream()
                .flatMap(subtask -> subtask.getManagedKeyedState().stream())
                .findFirst();
        this.windows = sample.isPresent() ? savedWindows(sample.get()) : null;
        configuration.set(CoreOptions.TMP_DIRS, scratch.toString());
        configuration.set(StateBackendOptions.STATE_BACKEND, isOfRocksDb() ? "rocksdb" : "hashmap");
    }

    /**
     * Opens a savepoint or checkpoint: the windows over events, and behind them the stages of roll-ups that there are.
     *
     * @param uri as {@link SnapshotPath} gives it
     * @param scratch a folder for what RocksDB needs on disk
     * @throws UnreadableSnapshotException when it is none, or holds no window operator
     */
    static List<WindowSnapshot> open(String uri, Path scratch) throws UnreadableSnapshotException {
        CheckpointMetadata metadata;
        try {
            metadata = SavepointLoader.loadSavepointMetadata(uri);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableSnapshotException(uri + " is no readable savepoint or checkpoint", broken);
        }
        OperatorState operator = find(metadata, WindowedStatistics.DEFAULT_UID)
                .orElseThrow(() -> new UnreadableSnapshotException(uri + " holds no operator with the uid "
                        + WindowedStatistics.DEFAULT_UID + ": it is not of a Tidemark job"
                        + uids(metadata.getOperatorStates())));
        try {
            List<WindowSnapshot> snapshots = new ArrayList<>();
            Optional<OperatorState> next = Optional.of(operator);
            while (next.isPresent()) {
                snapshots.add(new WindowSnapshot(metadata, next.get(), scratch));
                String ofRollUps =
                        WindowedStatistics.DEFAULT_UID + WindowedStatistics.ROLL_UPS_SUFFIX + snapshots.size();
                next = find(metadata, ofRollUps);
            }
            return List.copyOf(snapshots);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableSnapshotException("cannot read the window state of " + uri, broken);
        }
    }

    private static Optional<OperatorState> find(CheckpointMetadata metadata, String uid) {
        OperatorIdentifier operator = OperatorIdentifier.forUid(uid);
        return metadata.getOperatorStates().stream()
                .filter(state -> state.getOperatorID().equals(operator.getOperatorId()))
                .findFirst();
    }

    private static String uids(Collection<OperatorState> operators) {
        List<String> uids = operators.stream()
                .flatMap(state -> state.getOperatorUid().stream())
                .sorted()
                .toList();
        return uids.isEmpty() ? "" : " (found " + String.join(", ", uids) + ")";
    }

    /** Reads how the windows were written; the same in every part of the state. */
    private static SavedWindows savedWindows(KeyedStateHandle handle) throws IOException, UnreadableSnapshotException {
        try (FSDataInputStream in = descriptionIn(handle).openInputStream()) {
            KeyedBackendSerializationProxy<?> description =
                    new KeyedBackendSerializationProxy<>(WindowSnapshot.class.getClassLoader());
            description.read(new DataInputViewStreamWrapper(in));
            for (StateMetaInfoSnapshot state : description.getStateMetaInfoSnapshots()) {
                if (state.getName().equals(SavedWindows.STATE)) {
                    return SavedWindows.of(state.getTypeSerializerSnapshot(CommonSerializerKeys.VALUE_SERIALIZER));
                }
            }
        }
        return null;
    }

    private static StreamStateHandle descriptionIn(KeyedStateHandle handle) throws UnreadableSnapshotException {
        if (handle instanceof KeyGroupsStateHandle keyGroups) {
            return keyGroups.getDelegateStateHandle();
        } else if (handle instanceof IncrementalKeyedStateHandle incremental) {
            return incremental.getMetaDataStateHandle();
        }
        throw new UnreadableSnapshotException("the state was written by a state backend that cannot be read here ("
                + handle.getClass().getSimpleName() + "); take a savepoint in canonical format and inspect that");
    }

    private boolean isOfRocksDb() {
        return sample.isPresent() && sample.get() instanceof IncrementalKeyedStateHandle;
    }

    /** Number of the checkpoint in its job; savepoints count as checkpoints. */
    long checkpointId() {
        return metadata.getCheckpointId();
    }

    /** The windows as saved; nothing when the operator has not held any state yet. */
    Optional<SavedWindows> windows() {
        return Optional.ofNullable(windows);
    }

    /** The newest watermark that any subtask had seen, {@link Long#MIN_VALUE} before there was one. */
    long watermark() throws UnreadableSnapshotException {
        long[] newest = {Long.MIN_VALUE};
        try {
            InputFormats.readAll(
                    new UnionStateInputFormat<>(
                            operator, configuration, null, WindowOperator.watermarkDescriptor(), new ExecutionConfig()),
                    1,
                    operator.getMaxParallelism(),
                    mark -> newest[0] = Math.max(newest[0], mark));
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableSnapshotException("cannot read the watermark in the window state", broken);
        }
        return newest[0];
    }

    /**
     * Hands over every key with those of its live windows that are asked for, in no order.
     *
     * @param keys which keys' windows to read; the others are handed over without
     * @param names which definitions' windows to read
     */
    void forEach(Predicate<String> keys, Predicate<String> names, Consumer<KeyReader.Key> action)
            throws UnreadableSnapshotException {
        if (windows == null) {
            return;
        }
        // RocksDB's files are used as they are when ranges are those of the subtasks that wrote them.
        int ranges = isOfRocksDb() ? operator.getParallelism() : Math.max(operator.getParallelism(), MIN_RANGES);
        try {
            KeyReader reader = new KeyReader(windows, keys, entry -> names.test(windows.nameOf(entry)));
            InputFormats.readAll(
                    new KeyedStateInputFormat<>(operator, null, configuration, reader, new ExecutionConfig()),
                    ranges,
                    operator.getMaxParallelism(),
                    action);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableSnapshotException("cannot read the live windows", broken);
        }
    }
}
