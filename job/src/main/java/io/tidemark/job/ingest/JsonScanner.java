package io.tidemark.job.ingest;

/**
 * Fills slots from a record in one pass over its bytes, or gives up: on whatever is not surely a good record, and on what is
 * too unusual to be worth code. {@link StrictJsonReader} then has the last word, so that giving up costs time and nothing else.
 *
 * <p>Names are learned from the records, see {@link JsonShape}. They are few in most topics; where they are not, all are
 * forgotten at a limit and learned anew.
 */
final class JsonScanner {

    /** In place of a position. */
    private static final int GAVE_UP = -1;

    /** Longest name that is learned, in bytes. */
    private static final int MAX_NAME_BYTES = 256;
    /** Most names that are known at once. */
    private static final int MAX_NAMES = 1024;

    private final PathNode rootNode;
    private final Slot[] slots;
    private final JsonScalars scalars = new JsonScalars();

    private JsonMember root;
    private int names;
    /** How many objects have been seen. */
    private long objects;

    private byte[] json;

    /**
     * @param slots filled by {@link PathNode#path()}
     */
    JsonScanner(PathNode root, Slot[] slots) {
        this.rootNode = root;
        this.root = JsonMember.unnamed(root);
        this.slots = slots;
    }

    /**
     * Fills the slots, which are clear.
     *
     * @param record valid UTF-8; the slots keep it until they are cleared
     * @return false when it gave up; slots may then hold anything
     */
    boolean read(byte[] record) {
        json = record;
        int start = skipSpace(0);
        int end = byteAt(start) == '{' ? skipSpace(readObject(root.shape(), start + 1, 1)) : GAVE_UP;
        if (names >= MAX_NAMES) {
            names = 0;
            root = JsonMember.unnamed(rootNode);
        }
        return end == record.length;
    }

    /** Returns the position behind the object whose content begins here, as all of these do. */
    private int readObject(JsonShape shape, int from, int depth) {
        if (depth > RecordDecoder.MAX_DEPTH) {
            return GAVE_UP;
        }
        long object = ++objects;
        int i = skipSpace(from);
        if (byteAt(i) == '}') {
            return i + 1;
        }
        for (int expected = 0; ; expected++) {
            if (byteAt(i) != '"') {
                return GAVE_UP;
            }
            expected = indexAt(shape, i + 1, expected);
            if (expected < 0) {
                return GAVE_UP;
            }
            JsonMember member = shape.member(expected);
            if (member.isRepeatedIn(object)) {
                return GAVE_UP;
            }
            i = skipSpace(i + 1 + member.quotedLength());
            if (byteAt(i) != ':') {
                return GAVE_UP;
            }
            i = skipSpace(readValue(member, skipSpace(i + 1), depth));
            if (byteAt(i) != ',') {
                return byteAt(i) == '}' ? i + 1 : GAVE_UP;
            }
            i = skipSpace(i + 1);
        }
    }

    private int indexAt(JsonShape shape, int from, int expected) {
        int index = shape.expectedAt(json, from, expected);
        if (index >= 0) {
            return index;
        }
        int quote = JsonStrings.plainEnd(json, from);
        if (byteAt(quote) != '"' || quote - from > MAX_NAME_BYTES) {
            return GAVE_UP;
        }
        index = shape.find(json, from, quote);
        if (index >= 0 || names == MAX_NAMES) {
            return index;
        }
        names++;
        return shape.add(json, from, quote);
    }

    private int readArray(JsonMember element, int from, int depth) {
        if (depth > RecordDecoder.MAX_DEPTH) {
            return GAVE_UP;
        }
        int i = skipSpace(from);
        if (byteAt(i) == ']') {
            return i + 1;
        }
        while (true) {
            i = skipSpace(readValue(element, i, depth));
            if (byteAt(i) != ',') {
                return byteAt(i) == ']' ? i + 1 : GAVE_UP;
            }
            i = skipSpace(i + 1);
        }
    }

    private int readValue(JsonMember member, int start, int depth) {
        PathNode node = member.node();
        Slot slot = node != null && node.endsPath() ? slots[node.path()] : null;
        byte first = byteAt(start);
        if (first == 0) {
            return GAVE_UP;
        }
        if (first != '{' && first != '[') {
            return scalars.read(json, start, slot);
        }
        if (slot != null) {
            slot.setStructure();
        }
        return first == '{'
                ? readObject(member.shape(), start + 1, depth + 1)
                : readArray(member.element(), start + 1, depth + 1);
    }

    /** The position of the first byte that is not white space; of none, where there is none to begin with. */
    private int skipSpace(int from) {
        int i = from;
        byte b = byteAt(i);
        // Most often there is none, and one comparison tells.
        while (b <= ' ' && (b == ' ' || b == '\n' || b == '\r' || b == '\t')) {
            i++;
            b = byteAt(i);
        }
        return i;
    }

    /** The byte at a position, or 0, which stands nowhere in JSON, when there is none. */
    private byte byteAt(int i) {
        return i >= 0 && i < json.length ? json[i] : 0;
    }
}
