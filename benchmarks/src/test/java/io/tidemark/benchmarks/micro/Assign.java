package io.tidemark.benchmarks.micro;

import io.tidemark.benchmarks.workload.Workload;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Names the windows of one event; time advances from event to event. */
@State(Scope.Thread)
public class Assign {

    private static final long STEP_MILLIS = 7;

    private final WindowAssigner minutes = WindowAssigners.tumbling(Duration.ofMinutes(1));
    private final WindowAssigner minutesEachSecond =
            WindowAssigners.sliding(Duration.ofMinutes(1), Duration.ofSeconds(1));
    private final WindowAssigner sessions = WindowAssigners.session(Duration.ofSeconds(30));

    final NamedWindows named = new NamedWindows();
    /** Of the next event. */
    long time = Workload.START_MILLIS;

    /** Of one minute: one window. */
    @Benchmark
    public long tumbling() {
        return assign(minutes);
    }

    /** Of one minute every second: sixty windows. */
    @Benchmark
    public long sliding() {
        return assign(minutesEachSecond);
    }

    /** With a gap of half a minute: the session that the event opens. */
    @Benchmark
    public long session() {
        return assign(sessions);
    }

    private long assign(WindowAssigner assigner) {
        assigner.assign(time, named);
        time += STEP_MILLIS;
        return named.sumOfBounds;
    }
}
