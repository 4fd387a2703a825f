package io.tidemark.operators.semantics;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.WindowValues;
import io.tidemark.operators.WindowResult;
import java.util.List;
import java.util.Map;

/** Asserts that panes are equal in all they say; numbers that are not whole within 1e-9 relative. */
final class SamePanes {

    private static final double RELATIVE = 1e-9;

    private SamePanes() {}

    static void assertSame(
            String when, Map<String, List<WindowResult>> found, Map<String, List<WindowResult>> expected) {
        assertThat(found.keySet()).as("keys with panes %s", when).isEqualTo(expected.keySet());
        expected.forEach((key, panes) -> {
            List<WindowResult> others = found.get(key);
            assertThat(others)
                    .extracting(pane -> pane.withValues(null))
                    .as("panes of key %s %s", key, when)
                    .isEqualTo(panes.stream().map(pane -> pane.withValues(null)).toList());
            for (int i = 0; i < panes.size(); i++) {
                assertThat(others.get(i).id()).isEqualTo(panes.get(i).id());
                assertSame(
                        when + ", " + panes.get(i),
                        others.get(i).values(),
                        panes.get(i).values());
            }
        });
    }

    static void assertSame(String when, WindowValues found, WindowValues expected) {
        if (expected == null) {
            assertThat(found).as(when).isNull();
            return;
        }
        assertThat(found.names()).as(when).isEqualTo(expected.names());
        for (int part = 0; part < expected.size(); part++) {
            String what = expected.names().get(part) + " " + when;
            assertThat(found.error(part)).as("error of %s", what).isEqualTo(expected.error(part));
            assertThat(found.used(part)).as("used by %s", what).isEqualTo(expected.used(part));
            if (expected.value(part) instanceof Double number) {
                double other = (Double) found.value(part);
                assertThat(Math.abs(other - number))
                        .as("%s: %s and %s", what, other, number)
                        .isLessThanOrEqualTo(RELATIVE * Math.max(1, Math.abs(number)));
            } else {
                assertThat(found.value(part)).as(what).isEqualTo(expected.value(part));
            }
        }
    }
}
