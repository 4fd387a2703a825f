package io.tidemark.job.cli;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets Ctrl-C, or a TERM signal, stop something cleanly instead of ending the process; a second signal ends it at once.
 *
 * <p>A shutdown hook would hear of the signal too, but Flink's own hooks would take its files away at the same moment.
 */
final class Interrupt {

    private static final List<String> SIGNALS = List.of("INT", "TERM");
    private static final int KILLED_BY_SIGNAL = 130;

    private final Runnable action;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final CountDownLatch handled = new CountDownLatch(1);

    private Interrupt(Runnable action) {
        this.action = action;
    }

    /** Runs the action, in a thread of its own, at the first signal from now on. */
    static Interrupt onSignal(Runnable action) {
        Interrupt interrupt = new Interrupt(action);
        SIGNALS.forEach(signal -> Signals.handle(signal, interrupt::signal));
        return interrupt;
    }

    private void signal() {
        if (!signalled.compareAndSet(false, true)) {
            Runtime.getRuntime().halt(KILLED_BY_SIGNAL);
        }
        Thread worker = new Thread(this::handle, "tidemark-interrupt");
        worker.setDaemon(true);
        worker.start();
    }

    private void handle() {
        try {
            action.run();
        } finally {
            handled.countDown();
        }
    }

    /** Waits until the action is done, if a signal has started it. */
    void awaitHandled() throws InterruptedException {
        if (signalled.get()) {
            handled.await();
        }
    }
}
