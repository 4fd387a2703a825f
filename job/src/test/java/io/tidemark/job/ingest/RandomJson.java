package io.tidemark.job.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Records as ordinary and as odd as JSON allows, and a little beyond. */
final class RandomJson {

    private static final List<String> NUMBERS = List.of(
            "-0",
            "0.0",
            "-0.0",
            "0e0",
            "1e5",
            "1E+5",
            "1e-5",
            "1e22",
            "1e23",
            "9007199254740993",
            "9007199254740993.0",
            "0.1",
            "1e999",
            "-1e999",
            "1e-999",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775808",
            "-9223372036854775809",
            "12345678901234567890",
            "123456789012345678",
            "1234567890123456789",
            "0.30000000000000004",
            "4.9e-324",
            "2.2250738585072011e-308",
            "1.7976931348623157e308",
            "1.7976931348623159e308",
            "1e99999",
            "1e-99999",
            "1e9999",
            "0.000000000000000000000000000001",
            "100000000000000000000000",
            "8.41E21",
            "5e-324",
            "1.0000",
            "10e-1",
            // Not numbers:
            "01",
            "-01",
            "00",
            "1.",
            ".5",
            "1.e5",
            "1e",
            "1e+",
            "-",
            "+1",
            "--1",
            "1.5.5",
            "1e5.5",
            "0x10",
            "NaN",
            "-Infinity");

    private static final List<String> PIECES = List.of(
            "a",
            "Z",
            "0",
            " ",
            "ü",
            "€",
            "😀",
            "\\n",
            "\\\"",
            "\\\\",
            "\\/",
            "\\b",
            "\\f",
            "\\r",
            "\\t",
            "\\u0041",
            "\\uD83D\\uDE00",
            "\\ud800",
            "\\udc00",
            "\\u0000",
            "\u007f",
            "/",
            "chat",
            "latency",
            "\u2028",
            // Not allowed in strings:
            "\\x",
            "\\u12g4",
            "\\u12",
            "\t",
            "\u0001",
            "\\");

    private static final List<String> WORDS = List.of(
            "true", "false", "null", "true", "false", "null", "tru", "nul", "True", "falsee", "nullx", "undefined");

    /** How many at the end of pieces and words are odd. */
    private static final int ODDITIES = 6;
    /** How many at the end of numbers are none. */
    private static final int NO_NUMBERS = 17;

    /** Members that are mostly numbers. */
    private static final List<String> NUMERIC = List.of("latency_ms", "x");

    /** Where containers hold no others any more. */
    private static final int MAX_DEPTH = 3;

    private static final String SPACES = " \n\r\t";
    private static final String DAMAGE = "{}[]\",:\\ \t0-e.";

    private final Random random;
    private final List<String> names;
    /** One of how many choices is an odd one; the higher, the more ordinary. */
    private int oddity;

    private final StringBuilder text = new StringBuilder();

    /**
     * @param names members of interest
     */
    RandomJson(Random random, List<String> names) {
        this.random = random;
        this.names = names;
    }

    /** A record. */
    byte[] next() {
        oddity = random.nextInt(4) == 0 ? 12 : 400;
        text.setLength(0);
        spaces();
        object(0, random.nextInt(40) == 0 ? RecordDecoder.MAX_DEPTH - 4 + random.nextInt(6) : 0);
        spaces();
        if (odd()) {
            text.append(List.of("{}", "x", ",", "}", "\u0000", " 1").get(random.nextInt(6)));
        }
        return text.toString().getBytes(UTF_8);
    }

    /** The record with some damage. */
    byte[] damaged(byte[] record) {
        byte[] bytes = record.clone();
        for (int rounds = 1 + random.nextInt(2); rounds > 0 && bytes.length > 0; rounds--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(5)) {
                case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> bytes[at] = (byte) random.nextInt(256);
                case 2 -> bytes = Arrays.copyOf(bytes, at);
                case 3 -> bytes[at] = (byte) DAMAGE.charAt(random.nextInt(DAMAGE.length()));
                default -> {
                    byte[] longer = new byte[bytes.length + 1];
                    System.arraycopy(bytes, 0, longer, 0, at);
                    longer[at] =
                            (byte) (random.nextBoolean() ? random.nextInt(256) : bytes[random.nextInt(bytes.length)]);
                    System.arraycopy(bytes, at, longer, at + 1, bytes.length - at);
                    bytes = longer;
                }
            }
        }
        return bytes;
    }

    private boolean odd() {
        return random.nextInt(oddity) == 0;
    }

    private void spaces() {
        while (random.nextInt(12) == 0) {
            text.append(SPACES.charAt(random.nextInt(SPACES.length())));
        }
    }

    /**
     * @param deeper how many levels more there are to be
     */
    private void object(int depth, int deeper) {
        text.append('{');
        spaces();
        int first = random.nextInt(names.size());
        boolean whole = depth == 0 && random.nextInt(4) > 0;
        int size =
                whole ? names.size() : Math.max(deeper > 0 ? 1 : 0, random.nextInt(depth == 0 ? names.size() + 2 : 4));
        for (int i = 0; i < size; i++) {
            separate(i);
            boolean shuffled = !whole && random.nextInt(8) == 0;
            String name = names.get((first + (shuffled ? random.nextInt(names.size()) : i)) % names.size());
            if (odd()) {
                string();
            } else if (odd()) {
                text.append('"').append(name).append(random.nextInt(200)).append('"');
            } else {
                text.append('"').append(name).append('"');
            }
            spaces();
            text.append(odd() ? "" : ":");
            spaces();
            if (i == 0 && deeper > 0) {
                container(depth, deeper - 1);
            } else if (name.equals("ts") && !odd()) {
                text.append(random.nextInt(60_000));
            } else if (depth < 2 && (name.equals("a") || (name.equals("usage") && random.nextBoolean()))) {
                object(depth + 1, 0);
            } else if (NUMERIC.contains(name) && !odd()) {
                number();
            } else {
                value(name.length() > 1 && !odd() ? MAX_DEPTH : depth);
            }
            spaces();
        }
        text.append(odd() ? "]" : "}");
    }

    private void array(int depth, int deeper) {
        text.append('[');
        spaces();
        int size = deeper > 0 ? 1 : random.nextInt(4);
        for (int i = 0; i < size; i++) {
            separate(i);
            if (i == 0 && deeper > 0) {
                container(depth, deeper - 1);
            } else {
                value(depth);
            }
            spaces();
        }
        text.append(odd() ? "}" : "]");
    }

    private void separate(int i) {
        if (i > 0 ? !odd() : odd()) {
            text.append(',');
            spaces();
        }
    }

    private void container(int depth, int deeper) {
        if (random.nextBoolean()) {
            object(depth + 1, deeper);
        } else {
            array(depth + 1, deeper);
        }
    }

    private void value(int depth) {
        switch (random.nextInt(depth < MAX_DEPTH ? 6 : 4)) {
            case 0 -> number();
            case 1 -> text.append(WORDS.get(random.nextInt(odd() ? WORDS.size() : ODDITIES)));
            case 2, 3 -> string();
            default -> container(depth, 0);
        }
    }

    private void number() {
        switch (random.nextInt(6)) {
            case 0, 1 -> text.append(1 + random.nextInt(90_000));
            case 2 -> text.append(random.nextLong() >> random.nextInt(64));
            case 3 -> text.append(random.nextInt(1_000_000)).append('.').append(random.nextInt(1000));
            case 4 ->
                text.append(random.nextBoolean() ? Double.longBitsToDouble(random.nextLong()) : random.nextGaussian());
            default -> text.append(NUMBERS.get(random.nextInt(NUMBERS.size() - (odd() ? 0 : NO_NUMBERS))));
        }
    }

    private void string() {
        text.append('"');
        for (int i = random.nextInt(random.nextInt(20) == 0 ? 60 : 6); i > 0; i--) {
            text.append(PIECES.get(random.nextInt(PIECES.size() - (odd() ? 0 : ODDITIES))));
        }
        text.append('"');
    }
}
