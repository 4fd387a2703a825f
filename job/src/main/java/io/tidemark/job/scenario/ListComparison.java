package io.tidemark.job.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Holds the emitted records of one list against the expected ones and says in words what does not fit. */
final class ListComparison {

    private static final String INDENT = "  ";

    private final RecordList list;
    private final List<ExpectedRecord> expected;
    private final List<JsonNode> emitted;
    private final boolean ordered;
    private final List<String> lines = new ArrayList<>();

    private ListComparison(RecordList list, List<ExpectedRecord> expected, List<JsonNode> emitted, boolean ordered) {
        this.list = list;
        this.expected = expected;
        this.emitted = emitted;
        this.ordered = ordered;
    }

    /** What does not fit, line by line; nothing when all fits. */
    static List<String> describe(
            RecordList list, List<ExpectedRecord> expected, List<JsonNode> emitted, boolean ordered) {
        ListComparison comparison = new ListComparison(list, expected, emitted, ordered);
        comparison.compare();
        return List.copyOf(comparison.lines);
    }

    private void compare() {
        Matching anyOrder = Matching.inAnyOrder(expected, emitted);
        Matching matching = ordered ? Matching.inOrder(expected, emitted) : anyOrder;
        if (matching.isComplete()) {
            return;
        }
        if (anyOrder.isComplete()) {
            describeOrder(matching);
            return;
        }
        // Also when the order counts, what is missing and what is too much says more than what has moved.
        List<Integer> leftOver = new ArrayList<>(anyOrder.leftOver());
        lines.add(list.word() + ": expected " + records(expected.size()) + ", came " + emitted.size());
        for (int i : anyOrder.missing()) {
            describeMissing(expected.get(i), leftOver);
        }
        for (int j : leftOver) {
            lines.add(INDENT + "not expected:        " + emitted.get(j));
        }
    }

    private void describeOrder(Matching matching) {
        lines.add(list.word() + ": all " + records(expected.size()) + " came, but in another order");
        for (int i : matching.missing()) {
            lines.add(INDENT + "place " + (i + 1) + ", expected (line "
                    + expected.get(i).line() + "): " + expected.get(i).fields());
            lines.add(INDENT + "place " + (i + 1) + ", came:               " + emitted.get(i));
        }
    }

    /** Names an expected record with the emitted one it is most like, which is then no longer left over. */
    private void describeMissing(ExpectedRecord record, List<Integer> leftOver) {
        lines.add(INDENT + "expected (line " + record.line() + "):  " + record.fields());
        Integer closest = null;
        int least = Integer.MAX_VALUE;
        for (Integer j : leftOver) {
            int weight = Difference.weight(Difference.between(record.fields(), emitted.get(j)));
            if (weight < least) {
                least = weight;
                closest = j;
            }
        }
        if (closest == null) {
            lines.add(INDENT + INDENT + "no emitted record is left for it");
            return;
        }
        leftOver.remove(closest);
        JsonNode nearest = emitted.get(closest);
        lines.add(INDENT + INDENT + "closest that came: " + nearest);
        for (Difference difference : Difference.between(record.fields(), nearest)) {
            lines.add(INDENT + INDENT + "> " + difference);
        }
    }

    private static String records(int count) {
        return count == 1 ? "1 record" : count + " records";
    }
}
