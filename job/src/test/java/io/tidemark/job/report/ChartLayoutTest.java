package io.tidemark.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChartLayoutTest {

    @ParameterizedTest
    @CsvSource({
        "p95_latency, latency, 95",
        "latency-p95, latency, 95",
        "p5, '', 5",
        "p999_latency, latency, 99.9",
        "p9999, '', 99.99",
        "p100, '', 100",
        "p0, '', 0",
        "median_size, size, 50"
    })
    void aNameSaysThatAValueIsAPercentile(String name, String subject, double percentile) {
        assertThat(ValueName.of(name).subject()).isEqualTo(subject);
        assertThat(ValueName.of(name).percentile()).isEqualTo(percentile);
    }

    @ParameterizedTest
    @CsvSource({"avg_latency", "pages", "p", "step_p95_latency", "paris2"})
    void otherNamesDoNot(String name) {
        assertThat(ValueName.of(name).isPercentile()).isFalse();
    }

    @Test
    void percentilesOfASubjectAreOneChartWithItsAverageAndExtremes() {
        List<Chart> charts =
                charts("requests", "p99_latency", "avg_latency", "p50_latency", "max_latency", "p999_latency");

        assertThat(charts).extracting(Chart::title).containsExactly("latency percentiles", "requests");
        assertThat(charts.get(0).percentiles()).extracting(Chart.Line::label).containsExactly("p50", "p99", "p999");
        assertThat(charts.get(0).percentiles()).extracting(Chart.Line::shown).containsExactly(true, true, false);
        assertThat(charts.get(0).percentiles()).extracting(Chart.Line::place).containsExactly(3, 1, 5);
        assertThat(charts.get(0).others()).extracting(Chart.Line::label).containsExactly("avg", "max");
        assertThat(charts.get(0).others()).extracting(Chart.Line::shown).containsExactly(true, false);
    }

    @Test
    void aMedianBesideTheSamePercentileIsNotShownAtFirst() {
        assertThat(charts("median_x", "p50_x", "p90_x").get(0).percentiles())
                .filteredOn(Chart.Line::shown)
                .extracting(Chart.Line::name)
                .containsExactly("p50_x", "p90_x");
        assertThat(charts("median_x", "p90_x").get(0).percentiles())
                .filteredOn(Chart.Line::shown)
                .hasSize(2);
    }

    @Test
    void valuesWithoutPercentilesAreAChartEach() {
        assertThat(charts("avg_x", "min_x", "sum", "x"))
                .extracting(Chart::title)
                .containsExactly("avg_x", "min_x", "sum", "x");
    }

    @Test
    void aLonePercentileKeepsItsName() {
        assertThat(charts("p95_context", "context")).extracting(Chart::title).containsExactly("p95_context", "context");
    }

    private static List<Chart> charts(String... names) {
        Map<String, Integer> places = new LinkedHashMap<>();
        for (String name : names) {
            places.put(name, places.size());
        }
        return ChartLayout.of(places);
    }
}
