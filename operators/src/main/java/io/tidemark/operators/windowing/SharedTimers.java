package io.tidemark.operators.windowing;

/**
 * The timers of a key as its windows see them where statistics have one, too: Flink knows one timer for a key and a time, so what
 * statistics wait for is not taken back.
 */
final class SharedTimers implements KeyTimers {

    private final KeyTimers timers;
    private final ActiveStatistics statistics;

    SharedTimers(KeyTimers timers, ActiveStatistics statistics) {
        this.timers = timers;
        this.statistics = statistics;
    }

    @Override
    public void registerWatermark(long time) {
        timers.registerWatermark(time);
    }

    @Override
    public void deleteWatermark(long time) {
        if (!statistics.waitForWatermark(time)) {
            timers.deleteWatermark(time);
        }
    }

    @Override
    public void registerClock(long time) {
        timers.registerClock(time);
    }

    @Override
    public void deleteClock(long time) {
        if (!statistics.waitForClock(time)) {
            timers.deleteClock(time);
        }
    }
}
