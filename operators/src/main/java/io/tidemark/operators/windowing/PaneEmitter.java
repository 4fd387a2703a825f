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
    private final WindowOutput<T> output;
    private final WindowLedger ledger;
    private final TriggerContext triggerContext = new TriggerContext();

    PaneEmitter(String pipeline, CompiledWindow[] definitions, WindowOutput<T> output, WindowLedger ledger) {
        this.pipeline = pipeline;
        this.definitions = definitions;
        this.output = output;
        this.ledger = ledger;
    }

    /** Emits a pane of a window; the caller puts the window back. */
    void fire(String key, LiveWindow window, Pane pane, boolean truncated, long watermark, long now) {
        CompiledWindow definition = definitions[window.id.definition()];
        WindowValues values = definition.aggregate.result(window.accumulator, window);
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
                now));
        ledger.windowsFired++;
        window.unfired = 0;
        window.lateDeadline = Trigger.NO_DEADLINE;
        for (int i = 0; i < definition.triggers.length; i++) {
            definition.triggers[i].onFired(triggerContext.at(window, i, now));
        }
        if (!definition.accumulating) {
            window.accumulator = definition.aggregate.create();
            window.count = 0;
            window.minTime = Long.MAX_VALUE;
            window.maxTime = Long.MIN_VALUE;
        }
    }

    /** Takes back what was emitted for bounds that a session no longer has. */
    void retract(String key, AbsorbedSession session, long watermark, long now) {
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
                now));
    }
}
