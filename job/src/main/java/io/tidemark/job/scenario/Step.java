package io.tidemark.job.scenario;

import java.util.List;

/** One thing that happens in a scenario. */
public sealed interface Step {

    /** Where the step begins in its file, from 1. */
    int line();

    /** The step as the file calls it. */
    String word();

    /** Records arrive, one after the other. */
    record Events(int line, List<ScenarioEvent> events) implements Step {
        public Events {
            events = List.copyOf(events);
        }

        @Override
        public String word() {
            return events.size() == 1 ? "event" : "events";
        }
    }

    /** The operator's watermark moves; events never move it in a scenario. */
    record Watermark(int line, long watermark) implements Step {
        @Override
        public String word() {
            return "watermark";
        }
    }

    /** The wall clock is set, in milliseconds since the epoch. */
    record ProcessingTime(int line, long timeMillis) implements Step {
        @Override
        public String word() {
            return "processing-time";
        }
    }

    /**
     * A checkpoint is taken, the operator torn down and restored from it.
     *
     * @param parallelism subtasks afterwards; 0 for as many as before
     */
    record Restore(int line, int parallelism) implements Step {
        @Override
        public String word() {
            return "restore";
        }
    }

    /** The input ends: every window fires. */
    record EndOfInput(int line) implements Step {
        @Override
        public String word() {
            return "end-of-input";
        }
    }

    /** What was emitted since the last such step is held against what should have been. */
    record Expect(int line, Expectation expectation) implements Step {
        @Override
        public String word() {
            return "expect";
        }
    }
}
