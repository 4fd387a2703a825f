package io.tidemark.job.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which emitted record each expected one stands for: a largest assignment of expected to distinct emitted records, so that
 * a record that names few fields never takes the only one that fits another.
 */
final class Matching {

    private static final int NONE = -1;

    private final boolean[][] fits;
    /** The emitted record of each expected one. */
    private final int[] emittedOf;
    /** The expected record of each emitted one. */
    private final int[] expectedOf;

    private Matching(List<ExpectedRecord> expected, List<JsonNode> emitted) {
        fits = new boolean[expected.size()][emitted.size()];
        for (int i = 0; i < expected.size(); i++) {
            for (int j = 0; j < emitted.size(); j++) {
                fits[i][j] = Difference.between(expected.get(i).fields(), emitted.get(j))
                        .isEmpty();
            }
        }
        emittedOf = new int[expected.size()];
        expectedOf = new int[emitted.size()];
        Arrays.fill(emittedOf, NONE);
        Arrays.fill(expectedOf, NONE);
    }

    /** Matches in any order. */
    static Matching inAnyOrder(List<ExpectedRecord> expected, List<JsonNode> emitted) {
        Matching matching = new Matching(expected, emitted);
        for (int i = 0; i < expected.size(); i++) {
            matching.assign(i, new boolean[emitted.size()]);
        }
        return matching;
    }

    /** Matches the first with the first, the second with the second, and so on. */
    static Matching inOrder(List<ExpectedRecord> expected, List<JsonNode> emitted) {
        Matching matching = new Matching(expected, emitted);
        for (int i = 0; i < Math.min(expected.size(), emitted.size()); i++) {
            if (matching.fits[i][i]) {
                matching.emittedOf[i] = i;
                matching.expectedOf[i] = i;
            }
        }
        return matching;
    }

    /** Finds a record for {@code i}, where others may move on: an augmenting path (Kuhn 1955), O(records²) each. */
    private boolean assign(int i, boolean[] tried) {
        for (int j = 0; j < tried.length; j++) {
            if (fits[i][j] && !tried[j]) {
                tried[j] = true;
                if (expectedOf[j] == NONE || assign(expectedOf[j], tried)) {
                    expectedOf[j] = i;
                    emittedOf[i] = j;
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether nothing is left over on either side. */
    boolean isComplete() {
        return missing().isEmpty() && leftOver().isEmpty();
    }

    /** The positions of the expected records that nothing stands for. */
    List<Integer> missing() {
        return unassigned(emittedOf);
    }

    /** The positions of the emitted records that nobody expected. */
    List<Integer> leftOver() {
        return unassigned(expectedOf);
    }

    private static List<Integer> unassigned(int[] partners) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] == NONE) {
                positions.add(i);
            }
        }
        return positions;
    }
}
