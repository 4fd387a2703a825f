package io.tidemark.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    /** Where Linux begins to take the ports of outgoing connections from. */
    private static final int FIRST_OUTGOING = 32_768;

    @Test
    void portsAreFreeDifferentAndBelowThoseOfOutgoingConnections() {
        List<Integer> ports =
                IntStream.range(0, 200).mapToObj(i -> FreePorts.next()).toList();

        assertThat(ports).doesNotHaveDuplicates();
        assertThat(ports).allMatch(port -> port > 1_023 && port < FIRST_OUTGOING);
    }

    @Test
    void aPortThatIsListenedOnIsNotFree() throws IOException {
        int port = FreePorts.next();
        assertThat(FreePorts.isFree(port)).isTrue();
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.isFree(socket.getLocalPort())).isFalse();
        }
    }
}
