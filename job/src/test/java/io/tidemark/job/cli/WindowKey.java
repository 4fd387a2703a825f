package io.tidemark.job.cli;

import java.util.Map;

/** What names a window in results. */
record WindowKey(String window, Map<String, Object> key, long start, long end) {

    @SuppressWarnings("unchecked") // a JSON object has text keys
    static WindowKey of(Map<String, Object> result) {
        return new WindowKey(
                (String) result.get("window"),
                (Map<String, Object>) result.get("key"),
                ((Number) result.get("start")).longValue(),
                ((Number) result.get("end")).longValue());
    }
}
