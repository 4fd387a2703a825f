package io.tidemark.job.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;

/** Stands between a client and a server, on the loopback interface, and keeps what the client sends. */
final class RecordingProxy implements AutoCloseable {

    private final ServerSocket listener;
    private final URI server;
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    private RecordingProxy(ServerSocket listener, URI server) {
        this.listener = listener;
        this.server = server;
    }

    static RecordingProxy before(URI server) {
        try {
            RecordingProxy proxy =
                    new RecordingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
            run("accept", proxy::accept);
            return proxy;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen", failure);
        }
    }

    /** Where clients find it, {@code host:port}. */
    String address() {
        return "127.0.0.1:" + listener.getLocalPort();
    }

    /** All that clients have sent so far. */
    byte[] sent() {
        synchronized (sent) {
            return sent.toByteArray();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() throws IOException {
        while (!listener.isClosed()) {
            Socket client = listener.accept();
            Socket upstream = new Socket(server.getHost(), server.getPort());
            run("to server", () -> copy(client, upstream, true));
            run("to client", () -> copy(upstream, client, false));
        }
    }

    private void copy(Socket from, Socket to, boolean record) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (record) {
                    synchronized (sent) {
                        sent.write(buffer, 0, read);
                    }
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        }
    }

    private static void run(String name, Copying copying) {
        Thread thread = new Thread(
                () -> {
                    try {
                        copying.run();
                    } catch (SocketException closed) {
                        // The other side has hung up, or the test is over.
                        return;
                    } catch (IOException failure) {
                        throw new UncheckedIOException(failure);
                    }
                },
                "recording proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** What a thread does. */
    @FunctionalInterface
    private interface Copying {
        void run() throws IOException;
    }
}
