package io.tidemark.job.ingest;

/** Why a record never reaches a window. */
public enum RejectionReason {
    /** Not the configured format, over the size or depth bound, not UTF-8, duplicate or trailing tokens. */
    MALFORMED(1, "malformed"),
    MISSING_KEY(2, "missing-key"),
    MISSING_TIME(3, "missing-time"),
    MISSING_VALUE(4, "missing-value"),
    BAD_TIME(5, "bad-time"),
    FUTURE_TIME(6, "future-time"),
    BAD_VALUE(7, "bad-value"),
    /** The key has as many live windows as it may have; raised by the window operator, not by a decoder. */
    WINDOW_LIMIT(8, "window-limit");

    private final int code;
    private final String wireText;

    RejectionReason(int code, String wireText) {
        this.code = code;
        this.wireText = wireText;
    }

    /** The number that stands for the reason in serialized records; fixed for ever. */
    public int code() {
        return code;
    }

    /** The reason as users read it in records and metrics. */
    public String wireText() {
        return wireText;
    }

    /**
     * @throws IllegalArgumentException for a code that no reason has
     */
    public static RejectionReason ofCode(int code) {
        for (RejectionReason reason : values()) {
            if (reason.code == code) {
                return reason;
            }
        }
        throw new IllegalArgumentException("no rejection reason has the code " + code);
    }
}
