package io.tidemark.operators.windowing;

import io.tidemark.functions.trigger.Trigger;
import io.tidemark.functions.window.WindowView;

/** Shows a trigger its state in a window; one instance serves a processor. */
final class TriggerContext implements Trigger.Context {

    private LiveWindow window;
    private int trigger;
    private long now;

    TriggerContext at(LiveWindow newWindow, int newTrigger, long newNow) {
        window = newWindow;
        trigger = newTrigger;
        now = newNow;
        return this;
    }

    @Override
    public WindowView window() {
        return window;
    }

    @Override
    public long now() {
        return now;
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
