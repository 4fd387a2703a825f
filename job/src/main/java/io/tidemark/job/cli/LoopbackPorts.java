package io.tidemark.job.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds ports that nobody listens on. */
final class LoopbackPorts {

    /** The largest port there is. */
    static final int MAX = 65_535;

    private static final int TRIES = 100;

    private LoopbackPorts() {}

    /**
     * The first free port from this one on.
     *
     * @throws CommandFailure when many in a row are in use
     */
    static int firstFree(int from) {
        for (int port = from; port < from + TRIES; port++) {
            if (isFree(port)) {
                return port;
            }
        }
        throw CommandFailure.usage("no free port from " + from + " to " + (from + TRIES - 1)
                + " for the web UI; choose one with --web-port, or 0 for none");
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException inUse) {
            return false;
        }
    }
}
