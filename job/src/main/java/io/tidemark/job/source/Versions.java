package io.tidemark.job.source;

import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;

/** What every versioned serializer here refuses: versions it does not know and bytes left over. */
final class Versions {

    private Versions() {}

    static void check(String what, int found, int known) throws IOException {
        if (found != known) {
            throw new IOException(what + " has version " + found + ", this release reads version " + known);
        }
    }

    static void checkEnd(String what, DataInputDeserializer in) throws IOException {
        if (in.available() > 0) {
            throw new IOException(what + " has " + in.available() + " bytes too many");
        }
    }
}
