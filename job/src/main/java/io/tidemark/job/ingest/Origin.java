package io.tidemark.job.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Where a record came from, precisely enough to find it again. */
public sealed interface Origin {

    /** The name that generated records carry in place of a file's path. */
    String SIMULATOR = "simulator";

    /**
     * A record of a Kafka topic.
     *
     * @param timestamp the broker's or producer's, in milliseconds since the epoch
     * @param key the record's key, {@code null} for none
     * @param headers the record's headers, in order
     */
    // Compared by content below, and copies of every record's key would buy nothing.
    @SuppressWarnings("ArrayRecordComponent")
    record Kafka(String topic, int partition, long offset, long timestamp, byte[] key, List<Header> headers)
            implements Origin {

        public Kafka {
            Objects.requireNonNull(topic, "topic");
            Objects.requireNonNull(headers, "headers");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Kafka that
                    && topic.equals(that.topic)
                    && partition == that.partition
                    && offset == that.offset
                    && timestamp == that.timestamp
                    && Arrays.equals(key, that.key)
                    && headers.equals(that.headers);
        }

        @Override
        public int hashCode() {
            return Objects.hash(topic, partition, offset);
        }

        @Override
        public String toString() {
            return topic + "-" + partition + " at offset " + offset;
        }
    }

    /**
     * A header of a Kafka record.
     *
     * @param value {@code null} for none
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Header(String name, byte[] value) {

        public Header {
            Objects.requireNonNull(name, "name");
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Header that && name.equals(that.name) && Arrays.equals(value, that.value);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public String toString() {
            return name;
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
