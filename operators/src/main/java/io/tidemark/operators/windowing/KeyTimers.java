package io.tidemark.operators.windowing;

/** Timers of the current key; the same time registered twice is one timer. */
public interface KeyTimers {

    /** Calls the processor when the watermark reaches {@code time}. */
    void registerWatermark(long time);

    /** Takes back {@link #registerWatermark}. */
    void deleteWatermark(long time);

    /** Calls the processor when the wall clock reaches {@code time}. */
    void registerClock(long time);

    /** Takes back {@link #registerClock}. */
    void deleteClock(long time);
}
