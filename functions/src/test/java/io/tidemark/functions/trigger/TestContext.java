package io.tidemark.functions.trigger;

import io.tidemark.functions.TestEvent;
import io.tidemark.functions.TestWindow;
import io.tidemark.functions.window.WindowView;

/** One trigger in one window, in memory, with a clock that is set by hand. */
final class TestContext implements Trigger.Context {

    private final Trigger trigger;
    private long state;
    private long now;

    TestContext(Trigger trigger) {
        this.trigger = trigger;
        this.state = trigger.initialState();
    }

    /** An event arrives; says whether the window fires. */
    boolean event(long atMillis) {
        now = atMillis;
        return trigger.onEvent(TestEvent.number(0, 1), this);
    }

    /** The clock reaches the trigger's deadline; says whether the window fires. */
    boolean deadline() {
        now = trigger.deadline(state);
        return trigger.onDeadline(this);
    }

    void fired() {
        trigger.onFired(this);
    }

    long pending() {
        return trigger.deadline(state);
    }

    @Override
    public WindowView window() {
        return TestWindow.minuteOf(1);
    }

    @Override
    public long now() {
        return now;
    }

    @Override
    public long state() {
        return state;
    }

    @Override
    public void setState(long newState) {
        state = newState;
    }
}
