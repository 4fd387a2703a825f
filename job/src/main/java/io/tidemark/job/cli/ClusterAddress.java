package io.tidemark.job.cli;

/**
 * Where a cluster's REST API is.
 *
 * @param host a name or an address; that of IPv6 without its brackets
 */
record ClusterAddress(String host, int port) {

    private static final String EXPECTED = "expected HOST:PORT of the JobManager's REST API, such as localhost:8081";

    /**
     * Reads {@code HOST:PORT}.
     *
     * @throws IllegalArgumentException when it is not that
     */
    static ClusterAddress parse(String text) {
        if (text.contains("://")) {
            throw new IllegalArgumentException("found the URL " + text + "; " + EXPECTED
                    + "; for TLS add -D security.ssl.rest.enabled=true and its certificates");
        }
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (colon < 0 || host.isBlank() || (host.contains(":") && !bracketed)) {
            throw new IllegalArgumentException("found " + text + "; " + EXPECTED);
        }
        return new ClusterAddress(
                bracketed ? host.substring(1, host.length() - 1) : host, port(text.substring(colon + 1)));
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            if (port >= 1 && port <= LoopbackPorts.MAX) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException("found the port " + text + "; " + EXPECTED, notANumber);
        }
        throw new IllegalArgumentException("found the port " + text + ", expected one from 1 to " + LoopbackPorts.MAX);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
