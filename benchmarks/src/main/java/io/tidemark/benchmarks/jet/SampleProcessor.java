package io.tidemark.benchmarks.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import io.tidemark.benchmarks.run.Pace;
import io.tidemark.benchmarks.run.Run;
import io.tidemark.benchmarks.workload.Sample;
import io.tidemark.benchmarks.workload.SampleCursor;
import java.util.concurrent.CompletableFuture;

/** Emits a share of the stream, many events a call, cooperatively; stands still between the phases. */
final class SampleProcessor extends AbstractProcessor {

    private static final int EVENTS_PER_CALL = 512;

    private final Run run;
    private final EventTimeMapper<Sample> mapper;
    /** {@code null} when events come as fast as they are taken. */
    private final Pace pace;

    private SampleCursor cursor;
    private Traverser<Object> pending = Traversers.empty();
    private CompletableFuture<Void> settled;

    SampleProcessor(String run, EventTimePolicy<? super Sample> policy) {
        this.run = Run.named(run);
        this.pace = this.run.pace();
        this.mapper = new EventTimeMapper<>(policy);
    }

    @Override
    protected void init(Context context) {
        cursor = new SampleCursor(run.workload(), context.globalProcessorIndex(), context.totalParallelism());
        mapper.addPartitions(1);
    }

    @Override
    public boolean complete() {
        if (!emitFromTraverser(pending)) {
            return false;
        }
        if (cursor.hasSettled()) {
            if (settled == null) {
                settled = run.settled();
            }
            if (!settled.isDone()) {
                return false;
            }
            run.measuringBegins();
            if (pace != null) {
                pace.restart();
            }
        }
        long now = System.nanoTime();
        for (int i = 0; i < EVENTS_PER_CALL; i++) {
            if (pace != null && !pace.isDue()) {
                return false;
            }
            if (!cursor.advance()) {
                return true;
            }
            if (pace != null) {
                pace.sends(cursor.time());
            }
            pending =
                    mapper.flatMapEvent(now, new Sample(cursor.key(), cursor.time(), cursor.value()), 0, cursor.time());
            if (!emitFromTraverser(pending) || cursor.hasSettled()) {
                return false;
            }
        }
        return false;
    }
}
