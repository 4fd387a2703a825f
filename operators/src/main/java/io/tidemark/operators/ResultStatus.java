package io.tidemark.operators;

/** Whether a result is whole. Codes are fixed: they are written to streams. */
public enum ResultStatus {
    /** Every part has its value. */
    OK(0, "ok"),
    /** At least one part failed; the others are right. */
    FAILED(1, "failed"),
    /** The window was fired and dropped before its time because its key held too many windows. */
    TRUNCATED(2, "truncated");

    private static final ResultStatus[] BY_CODE = {OK, FAILED, TRUNCATED};

    private final byte code;
    private final String text;

    ResultStatus(int code, String text) {
        this.code = (byte) code;
        this.text = text;
    }

    /** The fixed number of this status in bytes. */
    public byte code() {
        return code;
    }

    /**
     * The status with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static ResultStatus ofCode(byte code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no result status has the code " + code);
        }
        return BY_CODE[code];
    }

    /** The status as results spell it. */
    @Override
    public String toString() {
        return text;
    }
}
