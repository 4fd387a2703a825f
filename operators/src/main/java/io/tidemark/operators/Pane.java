package io.tidemark.operators;

/** Why a window's result came, in relation to the window's time. Codes are fixed: they are written to state and streams. */
public enum Pane {
    /** Before the window's time had passed. */
    EARLY(0, "early"),
    /** When the window's time passed. */
    ON_TIME(1, "on-time"),
    /** After the window's time had passed: late events, or a trigger's firing. */
    LATE(2, "late"),
    /** Takes back what was emitted for bounds that a merge of sessions has absorbed; has no values. */
    RETRACTION(3, "retraction");

    private static final Pane[] BY_CODE = {EARLY, ON_TIME, LATE, RETRACTION};

    private final byte code;
    private final String text;

    Pane(int code, String text) {
        this.code = (byte) code;
        this.text = text;
    }

    /** The fixed number of this pane in bytes. */
    public byte code() {
        return code;
    }

    /**
     * The pane with this number.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Pane ofCode(byte code) {
        if (code < 0 || code >= BY_CODE.length) {
            throw new IllegalArgumentException("no pane has the code " + code);
        }
        return BY_CODE[code];
    }

    /** The pane as results spell it. */
    @Override
    public String toString() {
        return text;
    }
}
