package io.tidemark.job.topology;

import io.tidemark.job.ingest.CanonicalJson;
import io.tidemark.operators.CoarseKey;
import java.util.List;

/**
 * Picks fields of a key, such as <code>{"region":"eu"}</code> out of <code>{"service":"chat","region":"eu"}</code>. A key is
 * canonical JSON: an object of scalars, without spaces.
 */
final class KeyFields implements CoarseKey {

    private static final long serialVersionUID = 1L;

    /** The names as they stand in keys, in quotes. */
    private final String[] names;

    private KeyFields(String[] names) {
        this.names = names;
    }

    /** The fields with these names, in this order; of none every key is the same. */
    static KeyFields of(List<String> fields) {
        String[] names = new String[fields.size()];
        for (int i = 0; i < names.length; i++) {
            StringBuilder name = new StringBuilder();
            CanonicalJson.appendString(name, fields.get(i));
            names[i] = name.toString();
        }
        return new KeyFields(names);
    }

    @Override
    public String of(String key) {
        StringBuilder picked = new StringBuilder("{");
        for (String name : names) {
            picked.append(picked.length() > 1 ? "," : "");
            appendMember(name, key, picked);
        }
        return picked.append('}').toString();
    }

    private static void appendMember(String name, String key, StringBuilder out) {
        int start = 1;
        while (key.charAt(start) != '}') {
            int colon = endOfText(key, start);
            int end = key.charAt(colon + 1) == '"' ? endOfText(key, colon + 1) : endOfOther(key, colon + 1);
            if (colon - start == name.length() && key.startsWith(name, start)) {
                out.append(key, start, end);
                return;
            }
            start = key.charAt(end) == ',' ? end + 1 : end;
        }
        throw new IllegalArgumentException("the key " + key + " has no field " + name);
    }

    /** Behind the closing quote of the text that begins at {@code start}. */
    private static int endOfText(String key, int start) {
        int at = start + 1;
        while (key.charAt(at) != '"') {
            at += key.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    private static int endOfOther(String key, int start) {
        int at = start;
        while (key.charAt(at) != ',' && key.charAt(at) != '}') {
            at++;
        }
        return at;
    }
}
