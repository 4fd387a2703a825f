package io.tidemark.job.explain;

import io.tidemark.functions.aggregate.CompositeAggregate;
import io.tidemark.functions.window.CumulatingWindows;
import io.tidemark.functions.window.SessionWindows;
import io.tidemark.functions.window.SlidingWindows;
import io.tidemark.functions.window.TumblingWindows;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.job.config.ProcessorConfig;
import io.tidemark.operators.TimeDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * What the state of a window definition takes.
 *
 * @param definition name of the definition
 * @param windowsOfEvent how many windows each event is added to
 * @param liveWindows how many windows a key has at a time at most, as long as its events come in order within the
 *     out-of-orderness; of sessions, when they are as short and as close as they can be
 * @param bytesOfWindow what a window that keeps its own events takes in a checkpoint after as many of them as {@link #EVENTS}
 *     says
 */
public record WindowCost(String definition, long windowsOfEvent, long liveWindows, List<Long> bytesOfWindow) {

    /** The numbers of events that a window's bytes are measured after. */
    public static final List<Integer> EVENTS = List.of(1, 32, 100_000);

    /** Bounds, counts, triggers, the key and the entry in the key's index; its text depends on the data. */
    private static final long BYTES_BESIDE_AGGREGATES = 100;

    public WindowCost {
        bytesOfWindow = List.copyOf(bytesOfWindow);
    }

    /** The cost of a definition. */
    static WindowCost of(WindowDefinition definition, ProcessorConfig processor) {
        return new WindowCost(
                definition.name(),
                windowsOfEvent(definition.assigner()),
                liveWindows(definition.assigner(), heldMillis(processor)),
                bytes(definition.aggregate()));
    }

    /** The cost of the same windows when they take no events, but what other windows hold. */
    WindowCost ofPartials() {
        return new WindowCost(definition, 0, liveWindows, bytesOfWindow);
    }

    /** What a window or slice takes with these aggregates, after as many events as {@link #EVENTS} says. */
    static List<Long> bytes(CompositeAggregate aggregate) {
        List<Long> bytes = new ArrayList<>();
        for (int events : EVENTS) {
            bytes.add(BYTES_BESIDE_AGGREGATES + AccumulatorBytes.after(events, aggregate));
        }
        return bytes;
    }

    /** How long a window is held after its end, by the newest event. */
    static long heldMillis(ProcessorConfig processor) {
        long late = processor.allowLateEvents() ? processor.lateEventThreshold().toMillis() : 0;
        long disorder = processor.time() == TimeDomain.EVENT
                ? processor.outOfOrderness().toMillis()
                : 0;
        return Math.max(late, processor.windowRetention().toMillis()) + disorder;
    }

    static long windowsOfEvent(WindowAssigner assigner) {
        if (assigner instanceof SlidingWindows sliding) {
            return ceilDiv(sliding.sizeMillis(), sliding.slideMillis());
        } else if (assigner instanceof CumulatingWindows cumulating) {
            return cumulating.maxSizeMillis() / cumulating.stepMillis();
        }
        return 1;
    }

    /** Windows end every so often; those alive end after the oldest that is held, and have begun. */
    static long liveWindows(WindowAssigner assigner, long heldMillis) {
        if (assigner instanceof TumblingWindows tumbling) {
            return ceilDiv(tumbling.sizeMillis() + heldMillis, tumbling.sizeMillis());
        } else if (assigner instanceof SlidingWindows sliding) {
            return ceilDiv(sliding.sizeMillis() + heldMillis, sliding.slideMillis());
        } else if (assigner instanceof CumulatingWindows cumulating) {
            return ceilDiv(cumulating.maxSizeMillis() + heldMillis, cumulating.stepMillis());
        } else if (assigner instanceof SessionWindows sessions) {
            return ceilDiv(sessions.gapMillis() + heldMillis, sessions.gapMillis());
        }
        return assigner.lengths()
                .map(lengths -> ceilDiv(lengths.usualShortestMillis() + heldMillis, lengths.usualShortestMillis()))
                .orElse(1L);
    }

    /** How many windows without events a key gets at most when it falls silent. */
    static long emptyWindows(WindowDefinition definition) {
        WindowAssigner assigner = definition.assigner();
        // As many windows as start, or end, in that time: all of them but the one that the event itself is in.
        return liveWindows(assigner, definition.emptyForMillis()) - liveWindows(assigner, 0);
    }

    /** The bytes of a key at a number of events in each window. */
    long bytesOfKey(int indexOfEvents) {
        return liveWindows * bytesOfWindow.get(indexOfEvents);
    }

    static long ceilDiv(long dividend, long divisor) {
        return -Math.floorDiv(-dividend, divisor);
    }
}
