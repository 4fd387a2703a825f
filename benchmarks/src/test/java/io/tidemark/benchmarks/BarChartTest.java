package io.tidemark.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;

class BarChartTest {

    @Test
    void aChartIsWellFormedAndShowsEveryRatio() {
        String svg = BarChart.svg(
                "Tidemark & peers",
                List.of(new BarChart.Group(
                        "W1 <one>",
                        List.of(
                                new BarChart.Bar("loop", new Spread(0.42, 0.4, 0.5)),
                                new BarChart.Bar("SQL", new Spread(123.4, 100, 150))))));

        assertThat(svg).contains("Tidemark &amp; peers", "W1 &lt;one&gt;", ">0.42<", ">123<", ">1000<", ">0.1<");
        assertThatCode(() -> DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))))
                .doesNotThrowAnyException();
    }
}
