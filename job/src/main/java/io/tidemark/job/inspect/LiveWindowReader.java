package io.tidemark.job.inspect;

import io.tidemark.operators.state.KeyedWindowStore;
import io.tidemark.operators.state.WindowIdSerializer;
import io.tidemark.operators.windowing.LiveWindow;
import io.tidemark.operators.windowing.WindowId;
import java.util.Iterator;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.Function;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.state.api.input.operator.StateReaderOperator;
import org.apache.flink.state.api.runtime.SavepointRuntimeContext;
import org.apache.flink.util.CloseableIterator;
import org.apache.flink.util.Collector;

/** Reads the live window of each key and window id out of a restored state backend. */
@SuppressWarnings("try") // Flink declares that closing may throw any exception
final class LiveWindowReader
        extends StateReaderOperator<LiveWindowReader.Nothing, String, WindowId, Tuple2<String, LiveWindow>> {

    private static final long serialVersionUID = 1L;

    private final ValueStateDescriptor<LiveWindow> descriptor;

    private long keys;

    LiveWindowReader(ValueStateDescriptor<LiveWindow> descriptor) {
        super(new Nothing(), Types.STRING, WindowIdSerializer.INSTANCE);
        this.descriptor = descriptor;
    }

    /** Number of keys in what has been read: each has one index of its windows. */
    long keys() {
        return keys;
    }

    @Override
    public CloseableIterator<Tuple2<String, WindowId>> getKeysAndNamespaces(SavepointRuntimeContext context) {
        try (Stream<String> indexed = getKeyedStateBackend()
                .getKeys(KeyedWindowStore.indexDescriptor().getName(), VoidNamespace.INSTANCE)) {
            keys += indexed.count();
        }
        Stream<Tuple2<String, WindowId>> ids = getKeyedStateBackend().getKeysAndNamespaces(descriptor.getName());
        Iterator<Tuple2<String, WindowId>> iterator = ids.iterator();
        return CloseableIterator.adapterForIterator(iterator, ids);
    }

    /** The input format asks for exactly one output for each key and namespace. */
    @Override
    public void processElement(String key, WindowId id, Collector<Tuple2<String, LiveWindow>> out) throws Exception {
        ValueState<LiveWindow> windows =
                getKeyedStateBackend().getPartitionedState(id, namespaceSerializer, descriptor);
        out.collect(Tuple2.of(key, windows.value()));
    }

    /** There is no user function: the reader itself reads. */
    static final class Nothing implements Function {

        private static final long serialVersionUID = 1L;
    }
}
