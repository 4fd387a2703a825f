package io.tidemark.job.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reader on its own, as a file other than the pipeline's would use it. */
class ObjectTypeTest {

    private static final Option<String> NAME = Option.required("name", TextType.ANY, "A name.");
    private static final Option<Long> TIMES = Option.of("times", IntegerType.atLeast(1), 2L, "How often.");
    private static final Option<YamlValue> EVENT = Option.optional("event", new AnyType(), "An event.");
    private static final ListType<String> STEPS = ListType.nonEmpty(ObjectType.of(
            List.of(NAME, TIMES, EVENT),
            s -> s.get(NAME) + "*" + s.get(TIMES)
                    + s.find(EVENT)
                            .map(event -> event.entries().keySet().toString())
                            .orElse("")));

    private final Problems problems = new Problems("s.yaml");

    private Optional<List<String>> read(String text) {
        return YamlDocument.compose("s.yaml", text, problems)
                .flatMap(root -> STEPS.read(new YamlValue(root, "steps", problems)));
    }

    @Test
    void recordsAreMadeFromGoodSections() {
        assertThat(read("- {name: a}\n- {name: b, times: 3, event: {x: 1, y: {}}}\n"))
                .contains(List.of("a*2", "b*3[x, y]"));
        assertThat(problems.sorted()).isEmpty();
    }

    @Test
    void problemsCarryThePathTheReaderStartedFrom() {
        assertThat(read("- {name: a, times: 0}\n- {times: 1, 'x-y': 1}\n- {[a]: 1, name: !own b}\n"))
                .isEmpty();
        assertThat(problems.sorted())
                .extracting(Problem::toString)
                .containsExactly(
                        "s.yaml:1:20: steps[0].times: expected a whole number of at least 1, found the number 0",
                        "s.yaml:2:3: steps[1]: the key name is missing: A name.",
                        "s.yaml:3:4: steps[2]: expected text as a key",
                        "s.yaml:3:18: steps[2].name: expected text, found a value with a tag of its own");
    }
}
