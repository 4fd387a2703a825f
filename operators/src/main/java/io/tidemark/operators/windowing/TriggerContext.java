package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowView;

/** Shows a trigger its state in a window; one instance serves a processor. */
final class TriggerContext implements Trigger.Context {

    private final CallClock clock;
    private LiveWindow window;
    private int trigger;

    TriggerContext(CallClock clock) {
        this.clock = clock;
    }

    TriggerContext at(LiveWindow newWindow, int newTrigger) {
        window = newWindow;
        trigger = newTrigger;
        return this;
    }

    @Override
    public WindowView window() {
        return window;
    }

    @Override
    public long now() {
        return clock.now();
    }

    @Override
    public long state() {
        return window.triggerStates[trigger];
    }

    @Override
    public void setState(long state) {
        window.triggerStates[trigger] = state;
    }
}
