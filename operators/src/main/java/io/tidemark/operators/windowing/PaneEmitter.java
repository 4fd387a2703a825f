package io.tidemark.operators.windowing;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.functions.trigger.Trigger;
import io.tidemark.operators.Pane;
import io.tidemark.operators.ResultStatus;
import io.tidemark.operators.WindowResult;

/** Makes results of windows and moves the windows on: pane index, unfired events, and in discarding mode their contents. */
final class PaneEmitter<T> {

    private final String pipeline;
    private final CompiledWindow[] definitions;
    private final ActiveWindows active;
    private final WindowOutput<T> output;
    /** {@code null} when the pipeline has none. */
    private final ActiveStatistics statistics;

    private final PartialSender partials;
    private final WindowLedger ledger;
    private final CallClock clock;
    private final TriggerContext triggerContext;

    private String key;
    private long watermark;

    PaneEmitter(
            String pipeline,
            CompiledWindow[] definitions,
            ActiveWindows active,
            WindowOutput<T> output,
            ActiveStatistics statistics,
            PartialSender partials,
            WindowLedger ledger,
            CallClock clock) {
        this.pipeline = pipeline;
        this.definitions = definitions;
        this.active = active;
        this.output = output;
        this.statistics = statistics;
        this.partials = partials;
        this.ledger = ledger;
        this.clock = clock;
        this.triggerContext = new TriggerContext(clock);
    }

    /**
     * Starts a call for the key that has just become current.
     *
     * @param newWatermark as results show it
     */
    void begin(String newKey, long newWatermark) {
        key = newKey;
        watermark = newWatermark;
    }

    /** Emits the pane of a window's time; the caller puts the window back. */
    void fireOnTime(LiveWindow window) {
        fire(window, Pane.ON_TIME, false);
    }

    /** Emits a pane beside the window's time: early before it, late after it; the caller puts the window back. */
    void fireOffTime(LiveWindow window) {
        fire(window, offTime(window), false);
    }

    /** Emits the last pane of a window that is about to be dropped before its time. */
    void fireTruncated(LiveWindow window) {
        fire(window, offTime(window), true);
    }

    private static Pane offTime(LiveWindow window) {
        return window.closed ? Pane.LATE : Pane.EARLY;
    }

    private void fire(LiveWindow window, Pane pane, boolean truncated) {
        CompiledWindow definition = definitions[window.id.definition()];
        active.fill(window);
        WindowValues values = definition.aggregate.result(window.accumulator, window);
        if (statistics != null) {
            values = statistics.takeResult(definition, window, pane, values);
        }
        ResultStatus whole = values.hasErrors() ? ResultStatus.FAILED : ResultStatus.OK;
        output.result(new WindowResult(
                pipeline,
                definition.name,
                key,
                window.start,
                window.end,
                pane,
                window.nextPane++,
                truncated ? ResultStatus.TRUNCATED : whole,
                window.count,
                values,
                window.minTime,
                window.maxTime,
                watermark,
                clock.now()));
        if (definition.handsOnWith(pane)) {
            partials.send(definition, window);
        }
        ledger.windowsFired++;
        window.unfired = 0;
        window.lateDeadline = Trigger.NO_DEADLINE;
        for (int i = 0; i < definition.triggers.length; i++) {
            definition.triggers[i].onFired(triggerContext.at(window, i));
        }
        if (!definition.accumulating) {
            window.accumulator = definition.aggregate.create();
            window.count = 0;
            window.minTime = Long.MAX_VALUE;
            window.maxTime = Long.MIN_VALUE;
        }
    }

    /** Hands on what a window holds that closes, or is dropped before its time, without a pane that does so. */
    void handOn(LiveWindow window) {
        CompiledWindow definition = definitions[window.id.definition()];
        if (!window.closed && definition.routes.length > 0) {
            active.fill(window);
            partials.send(definition, window);
        }
    }

    /** Takes back what was emitted for bounds that a session no longer has. */
    void retract(AbsorbedSession session) {
        output.result(new WindowResult(
                pipeline,
                definitions[session.definition()].name,
                key,
                session.start(),
                session.end(),
                Pane.RETRACTION,
                session.paneIndex(),
                ResultStatus.OK,
                0,
                null,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                watermark,
                clock.now()));
    }
}
