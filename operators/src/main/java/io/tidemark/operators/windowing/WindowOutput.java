package io.tidemark.operators.windowing;

import io.tidemark.operators.Anomaly;
import io.tidemark.operators.RefusedPair;
import io.tidemark.operators.WindowResult;

/**
 * Where results and refused pairs go.
 *
 * @param <T> the events of the stream
 */
public interface WindowOutput<T> {

    /** A window has fired, or takes back what it fired. */
    void result(WindowResult result);

    /** A window did not take an event because it came too late. */
    void late(RefusedPair<T> pair);

    /** A window did not take an event because its key holds too many windows. */
    void overLimit(RefusedPair<T> pair);

    /** A value is out of line with those before it. */
    void anomaly(Anomaly anomaly);
}
