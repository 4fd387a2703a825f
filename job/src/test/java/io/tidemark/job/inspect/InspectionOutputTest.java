package io.tidemark.job.inspect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.aggregate.WindowValues;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Live windows as a table and as JSON. */
class InspectionOutputTest {

    private static final String CHAT = "{\"service\":\"chat\"}";

    private static final InspectedWindow OPEN = new InspectedWindow(
            "minute",
            CHAT,
            1_700_158_620_000L,
            1_700_158_680_000L,
            1234,
            34,
            2,
            false,
            1_700_158_620_010L,
            1_700_158_679_990L,
            new WindowValues(
                    List.of("requests", "avg", "least", "top", "tokens"),
                    new Object[] {
                        1234L, 41.123456789, null, List.of(new TreeMap<>(Map.of("count", 3L, "value", "a"))), null
                    },
                    new String[] {null, null, null, null, "overflow"},
                    new long[] {1234, 1200, 1234, 1234, 0}));

    private static final InspectedWindow EMPTY = new InspectedWindow(
            "all", "home", Long.MIN_VALUE, Long.MAX_VALUE, 0, 0, 7, true, Long.MAX_VALUE, Long.MIN_VALUE, null);

    @Test
    void theTableAlignsItsColumns() {
        assertThat(table(OPEN, EMPTY).lines())
                .containsExactly(
                        "window  key                 start                 end                   state   panes  count  "
                                + "first event               last event                values",
                        "minute  {\"service\":\"chat\"}  2023-11-16T18:17:00Z  2023-11-16T18:18:00Z  open        2  1,234"
                                + "  2023-11-16T18:17:00.010Z  2023-11-16T18:17:59.990Z  requests=1234"
                                + "  avg=41.1235 (of 1,200 events)  least=-  top=[{count: 3, value: a}]"
                                + "  tokens=failed (overflow)",
                        "all     home                -                     -                     closed      7      0"
                                + "  -                         -                         -");
    }

    @Test
    void theTableKeepsSmallLargeAndWholeNumbersReadable() {
        assertThat(table(withValue(0.0))).endsWith("x=0" + System.lineSeparator());
        assertThat(table(withValue(1234567.8))).endsWith("x=1234570" + System.lineSeparator());
        assertThat(table(withValue(1e300))).endsWith("x=1E+300" + System.lineSeparator());
        assertThat(table(withValue(-2.5e-7))).endsWith("x=-0.00000025" + System.lineSeparator());
    }

    @Test
    void jsonHasTheNamesOfResultRecordsAndExactNumbers() {
        assertThat(json(OPEN))
                .isEqualTo("{\"window\":\"minute\",\"key\":{\"service\":\"chat\"},\"start\":1700158620000"
                        + ",\"end\":1700158680000,\"closed\":false,\"pane_index\":2,\"count\":1234,\"unfired\":34"
                        + ",\"min_event_time\":1700158620010,\"max_event_time\":1700158679990"
                        + ",\"values\":{\"requests\":1234,\"avg\":41.123456789,\"least\":null"
                        + ",\"top\":[{\"count\":3,\"value\":\"a\"}],\"tokens\":null}"
                        + ",\"errors\":{\"tokens\":\"overflow\"},\"used\":{\"avg\":1200}}");
    }

    @Test
    void jsonOfAWindowThatHoldsNothingHasNeitherTimesNorValuesAndQuotesAKeyThatIsText() {
        assertThat(json(EMPTY))
                .isEqualTo("{\"window\":\"all\",\"key\":\"home\",\"start\":-9223372036854775808"
                        + ",\"end\":9223372036854775807,\"closed\":true,\"pane_index\":7,\"count\":0,\"unfired\":0}");
    }

    private static InspectedWindow withValue(double value) {
        return new InspectedWindow(
                "w",
                CHAT,
                0,
                1,
                1,
                1,
                0,
                false,
                0,
                0,
                new WindowValues(List.of("x"), new Object[] {value}, null, null));
    }

    private static String table(InspectedWindow... windows) {
        StringWriter text = new StringWriter();
        InspectionTable.print(List.of(windows), new PrintWriter(text));
        return text.toString();
    }

    private static String json(InspectedWindow window) {
        return new String(new InspectionEncoder().encode(window), UTF_8);
    }
}
