package io.tidemark.job.ingest;

import java.util.Objects;

/** Where a record came from, precisely enough to find it again. */
public sealed interface Origin {

    /** The name that generated records carry in place of a file's path. */
    String SIMULATOR = "simulator";

    /**
     * A record of a Kafka topic.
     *
     * @param timestamp the broker's or producer's, in milliseconds since the epoch
     */
    record Kafka(String topic, int partition, long offset, long timestamp) implements Origin {
        public Kafka {
            Objects.requireNonNull(topic, "topic");
        }
    }

    /**
     * A line of a file, or a record of the simulator.
     *
     * @param file the file's path, or {@link #SIMULATOR}
     * @param line number of the line in the file, from 1; a header line counts
     */
    record File(String file, long line) implements Origin {
        public File {
            Objects.requireNonNull(file, "file");
        }
    }
}
