package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PointBudgetTest {

    @Test
    void aFewSeriesAreDrawnWindowByWindow() {
        assertThat(new PointBudget(List.of(definition(3, 5000)), 20).pointsOfSeries())
                .isGreaterThanOrEqualTo(5000);
    }

    @Test
    void ofManyEachGetsItsShareOfAMillionNumbers() {
        // Time, events and one value of each point.
        int share = new PointBudget(List.of(definition(100, 10_000)), 100).pointsOfSeries();

        assertThat(share * 100L * 3).isBetween(990_000L, 1_000_000L);
    }

    @Test
    void keysThatAreNotDrawnTakeNoShare() {
        assertThat(new PointBudget(List.of(definition(100, 10_000)), 1).pointsOfSeries())
                .isGreaterThanOrEqualTo(10_000);
    }

    private static DefinitionCount definition(int keys, int panes) {
        DefinitionCount definition = new DefinitionCount("minute");
        for (int key = 0; key < keys; key++) {
            for (int minute = 0; minute < panes; minute++) {
                definition.add(PaneBuilder.minute("{\"k\":" + key + "}", minute)
                        .value("v", 1)
                        .build());
            }
        }
        return definition;
    }
}
