package io.tidemark.functions.aggregate;

/**
 * The earliest and the latest value by event time. Of values of one time the earliest is the smallest and the latest the
 * largest, so that the order of arrival does not show.
 */
final class Ends {

    long used;
    long firstTime;
    double first;
    long lastTime;
    double last;

    void add(long time, double value) {
        if (used == 0) {
            set(1, time, value, time, value);
            return;
        }
        used++;
        offerFirst(time, value);
        offerLast(time, value);
    }

    void merge(Ends from) {
        if (from.used == 0) {
            return;
        }
        if (used == 0) {
            set(from.used, from.firstTime, from.first, from.lastTime, from.last);
            return;
        }
        used += from.used;
        offerFirst(from.firstTime, from.first);
        offerLast(from.lastTime, from.last);
    }

    void set(long newUsed, long newFirstTime, double newFirst, long newLastTime, double newLast) {
        used = newUsed;
        firstTime = newFirstTime;
        first = newFirst;
        lastTime = newLastTime;
        last = newLast;
    }

    private void offerFirst(long time, double value) {
        if (time < firstTime || (time == firstTime && Double.compare(value, first) < 0)) {
            firstTime = time;
            first = value;
        }
    }

    private void offerLast(long time, double value) {
        if (time > lastTime || (time == lastTime && Double.compare(value, last) > 0)) {
            lastTime = time;
            last = value;
        }
    }
}
