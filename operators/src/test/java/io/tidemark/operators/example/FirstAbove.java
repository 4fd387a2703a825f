package io.tidemark.operators.example;

import io.tidemark.functions.EventView;
import io.tidemark.functions.Field;
import io.tidemark.functions.trigger.Trigger;

/**
 * A trigger of a user: fires a window early, once, as soon as a value above a limit has entered it. Its state is whether it
 * has fired; a session made of two has fired when either had, which is what {@link Trigger#merge} does by default.
 *
 * @param field whose values are looked at
 * @param limit strict
 */
public record FirstAbove(Field field, double limit) implements Trigger {

    private static final long FIRED = 1;

    @Override
    public boolean onEvent(EventView event, Context context) {
        boolean fires = context.state() != FIRED && event.number(field.index()) > limit;
        if (fires) {
            context.setState(FIRED);
        }
        return fires;
    }

    @Override
    public String signature() {
        return "first-above(" + field.name() + ", " + limit + ")";
    }
}
