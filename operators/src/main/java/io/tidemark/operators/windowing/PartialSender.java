package io.tidemark.operators.windowing;

import io.tidemark.operators.rollup.Partial;
import io.tidemark.operators.rollup.PartialRoute;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Hands on to roll-ups what windows hold, as bytes: the accumulators stay with their windows, which go on changing them.
 *
 * <p>A window that is not closed holds what nobody has been handed yet; it is handed on once, by its last pane before the close
 * or without one. Of a closed window each late event is handed on by itself.
 */
final class PartialSender {

    private final WindowOutput<?> output;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    private String key;

    PartialSender(WindowOutput<?> output) {
        this.output = output;
    }

    /** Starts a call for the key that has just become current. */
    void begin(String newKey) {
        key = newKey;
    }

    /** Hands on all that a window holds, which has been filled in; to nobody when no roll-up reads its definition. */
    void send(CompiledWindow definition, LiveWindow window) {
        if (definition.routes.length == 0 || window.count == 0) {
            return;
        }
        byte[] accumulator = encode(definition, window);
        for (PartialRoute route : definition.routes) {
            output.partial(new Partial(
                    route.target(),
                    route.keys().of(key),
                    window.start,
                    window.end,
                    window.count,
                    window.minTime,
                    window.maxTime,
                    accumulator));
        }
    }

    /** Hands on what a call brings to a window that is closed. */
    void sendLate(CompiledWindow definition, long start, long end, Arrival<?> arrival) {
        if (definition.routes.length > 0) {
            LiveWindow late = definition.open(start, end);
            arrival.addTo(late, definition.aggregate);
            send(definition, late);
        }
    }

    private byte[] encode(CompiledWindow definition, LiveWindow window) {
        bytes.reset();
        try {
            definition.aggregate.write(window.accumulator, out);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory takes whatever is written", impossible);
        }
        return bytes.toByteArray();
    }
}
