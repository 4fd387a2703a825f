package io.tidemark.operators.windowing;

import io.tidemark.operators.Anomaly;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;
import io.tidemark.operators.rollup.Partial;

/**
 * Where results and refused pairs go.
 *
 * @param <T> the events of the stream
 */
public interface WindowOutput<T> {

    /** A window has fired, or takes back what it fired. */
    void result(WindowResult result);

    /** A roll-up gets what a window holds, or a late event that a closed window has taken. */
    void partial(Partial partial);

    /** A window did not take an event because it came too late. */
    void late(RefusedPair<T> pair);

    /** A window did not take an event because its key holds too many windows. */
    void overLimit(RefusedPair<T> pair);

    /** A value is out of line with those before it. */
    void anomaly(Anomaly anomaly);
}
