package io.tidemark.operators.state;

import java.util.Arrays;
import java.util.List;

/** Finds the parts of one layout in another by their signatures. */
final class LayoutMatch {

    /** A part that the written layout does not have. */
    static final int NONE = -1;

    private LayoutMatch() {}

    /**
     * For each signature wanted its place among those written, or {@link #NONE}. Of equal signatures the first meets the
     * first, the second the second.
     */
    static int[] match(List<String> written, List<String> wanted) {
        int[] places = new int[wanted.size()];
        Arrays.fill(places, NONE);
        boolean[] taken = new boolean[written.size()];
        for (int part = 0; part < places.length; part++) {
            for (int place = 0; place < taken.length && places[part] == NONE; place++) {
                if (!taken[place] && written.get(place).equals(wanted.get(part))) {
                    taken[place] = true;
                    places[part] = place;
                }
            }
        }
        return places;
    }
}
