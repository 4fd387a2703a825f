package io.tidemark.job.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When emitted records are what was expected, and what is said when they are not. */
class ScenarioMatchingTest {

    private static JsonNode json(String text) {
        return Json.parse(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
    }

    private static List<Difference> differences(String expected, String emitted) {
        return Difference.between(json(expected), json(emitted));
    }

    private static List<String> compare(boolean ordered, List<String> expected, List<String> emitted) {
        return ListComparison.describe(
                RecordList.RESULTS,
                expected.stream().map(text -> new ExpectedRecord(json(text), 7)).toList(),
                emitted.stream().map(ScenarioMatchingTest::json).toList(),
                ordered);
    }

    @Test
    void only_named_fields_count_at_every_depth() {
        assertThat(differences(
                        "{'key':{'k':'a'},'values':{'n':1}}",
                        "{'key':{'k':'a','l':'b'},'values':{'n':1,'m':2},'end':3}"))
                .isEmpty();
        assertThat(differences("{}", "{'end':3}")).isEmpty();
        assertThat(differences("{'values':{'n':1}}", "{'values':{'n':2}}"))
                .extracting(Difference::toString)
                .containsExactly("values.n: expected 1, came 2");
        assertThat(differences("{'values':{'n':1}}", "{'end':3}"))
                .extracting(Difference::toString)
                .containsExactly("values: expected {\"n\":1}, came nothing");
    }

    @Test
    void other_numbers_match_within_a_billionth_and_whole_ones_exactly() {
        assertThat(differences("{'x':1.0}", "{'x':1.0000000009}")).isEmpty();
        assertThat(differences("{'x':1.0}", "{'x':1.000000002}")).hasSize(1);
        assertThat(differences("{'x':3}", "{'x':3.0}")).isEmpty();
        assertThat(differences("{'x':0.0}", "{'x':1e-12}")).hasSize(1);
        assertThat(differences("{'x':-0.1}", "{'x':0.1}")).hasSize(1);
        // A time a millisecond off lies within a billionth, and is another time.
        assertThat(differences("{'start':1700158620000}", "{'start':1700158620001}"))
                .hasSize(1);
    }

    @Test
    void text_is_no_number_and_null_matches_nothing_or_null() {
        assertThat(differences("{'x':'1'}", "{'x':1}")).hasSize(1);
        assertThat(differences("{'x':null}", "{'x':null}")).isEmpty();
        assertThat(differences("{'x':null}", "{}")).isEmpty();
        assertThat(differences("{'x':null}", "{'x':0}")).hasSize(1);
        assertThat(differences("{'x':0}", "{'x':null}")).hasSize(1);
    }

    @Test
    void lists_match_item_by_item() {
        assertThat(differences("{'x':[{'a':1},{'a':2}]}", "{'x':[{'a':1,'b':0},{'a':2}]}"))
                .isEmpty();
        assertThat(differences("{'x':[1,2]}", "{'x':[2,1]}")).hasSize(2);
        assertThat(differences("{'x':[1]}", "{'x':[1,2]}")).hasSize(1);
    }

    @Test
    void a_record_with_few_fields_does_not_take_the_only_one_that_fits_another() {
        // First fit gives the first record to {} and finds nothing for the second.
        List<String> expected = List.of("{}", "{'start':1}", "{'end':2}");
        List<String> emitted = List.of("{'start':1,'end':2}", "{'start':1}", "{'start':3}");
        assertThat(compare(false, expected, emitted)).isEmpty();
    }

    @Test
    void each_expected_record_needs_one_of_its_own() {
        assertThat(compare(false, List.of("{'start':1}", "{'start':1}"), List.of("{'start':1}")))
                .isNotEmpty();
        assertThat(compare(false, List.of("{'start':1}"), List.of("{'start':1}", "{'start':1}")))
                .isNotEmpty();
        assertThat(compare(false, List.of(), List.of("{'start':1}"))).isNotEmpty();
        assertThat(compare(false, List.of("{}"), List.of())).isNotEmpty();
        assertThat(compare(false, List.of(), List.of())).isEmpty();
    }

    @Test
    void order_counts_only_when_asked_for() {
        List<String> expected = List.of("{'start':1}", "{'start':2}");
        List<String> emitted = List.of("{'start':2}", "{'start':1}");
        assertThat(compare(false, expected, emitted)).isEmpty();
        assertThat(compare(true, emitted, emitted)).isEmpty();
        assertThat(compare(true, expected, emitted))
                .first()
                .isEqualTo("results: all 2 records came, but in another order");
    }

    @Test
    void the_closest_record_is_shown_with_what_differs() {
        List<String> lines = compare(
                false,
                List.of("{'window':'w','start':0,'values':{'n':2}}"),
                List.of("{'window':'v','start':0,'values':{'n':2}}", "{'window':'w','start':0,'values':{'n':3}}"));
        assertThat(lines)
                .containsExactly(
                        "results: expected 1 record, came 2",
                        "  expected (line 7):  {\"window\":\"w\",\"start\":0,\"values\":{\"n\":2}}",
                        "    closest that came: {\"window\":\"w\",\"start\":0,\"values\":{\"n\":3}}",
                        "    > values.n: expected 2, came 3",
                        "  not expected:        {\"window\":\"v\",\"start\":0,\"values\":{\"n\":2}}");
    }

    @Test
    void many_records_that_all_look_alike_are_matched_quickly() {
        List<String> emitted = Stream.generate(() -> "{'start':1}").limit(300).toList();
        assertThat(compare(false, emitted, emitted)).isEmpty();
        assertThat(compare(false, emitted, emitted.subList(1, 300))).isNotEmpty();
    }
}
