package io.tidemark.operators.state;

import io.tidemark.functions.codec.Texts;
import io.tidemark.functions.codec.Varints;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bytes of a value of a result: a tag and what belongs to it.
 *
 * <pre>
 * 0 null | 1 false | 2 true | 3 long | 4 double | 5 text | 6 varint size, values | 7 varint size, (text name, value)…
 * </pre>
 */
final class ValueCodec {

    private static final int NULL = 0;
    private static final int FALSE = 1;
    private static final int TRUE = 2;
    private static final int LONG = 3;
    private static final int DOUBLE = 4;
    private static final int TEXT = 5;
    private static final int LIST = 6;
    private static final int MAP = 7;
    private static final int MAX_SIZE = 1 << 24;

    private ValueCodec() {}

    static void write(Object value, DataOutput out) throws IOException {
        if (value == null) {
            out.writeByte(NULL);
        } else if (value instanceof Double number) {
            out.writeByte(DOUBLE);
            out.writeDouble(number);
        } else if (value instanceof Long number) {
            out.writeByte(LONG);
            out.writeLong(number);
        } else if (value instanceof String text) {
            out.writeByte(TEXT);
            Texts.write(text, out);
        } else if (value instanceof Boolean truth) {
            out.writeByte(truth ? TRUE : FALSE);
        } else if (value instanceof List<?> list) {
            out.writeByte(LIST);
            Varints.writeUnsigned(list.size(), out);
            for (Object element : list) {
                write(element, out);
            }
        } else if (value instanceof Map<?, ?> map) {
            out.writeByte(MAP);
            Varints.writeUnsigned(map.size(), out);
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                Texts.write((String) entry.getKey(), out);
                write(entry.getValue(), out);
            }
        } else {
            throw new IOException("an aggregate returned a " + value.getClass().getName()
                    + "; a result holds Long, Double, String, Boolean, List, Map or null");
        }
    }

    static Object read(DataInput in) throws IOException {
        int tag = in.readByte();
        return switch (tag) {
            case NULL -> null;
            case FALSE -> false;
            case TRUE -> true;
            case LONG -> in.readLong();
            case DOUBLE -> in.readDouble();
            case TEXT -> Texts.read(in);
            case LIST -> readList(in);
            case MAP -> readMap(in);
            default -> throw new IOException("no value has the tag " + tag);
        };
    }

    private static List<Object> readList(DataInput in) throws IOException {
        List<Object> list = new ArrayList<>();
        for (int left = Varints.readLength(in, MAX_SIZE); left > 0; left--) {
            list.add(read(in));
        }
        return list;
    }

    private static Map<String, Object> readMap(DataInput in) throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int left = Varints.readLength(in, MAX_SIZE); left > 0; left--) {
            map.put(Texts.read(in), read(in));
        }
        return map;
    }
}
