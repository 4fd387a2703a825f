package io.tidemark.functions.window;

/** One window that holds every event of a key and never ends by time: only a trigger or the end of the input fires it. */
public record GlobalWindows() implements WindowAssigner {

    @Override
    public void assign(long time, Windows windows) {
        windows.add(Long.MIN_VALUE, Long.MAX_VALUE);
    }

    @Override
    public boolean endsByTime() {
        return false;
    }

    @Override
    public boolean overlaps() {
        return false;
    }
}
