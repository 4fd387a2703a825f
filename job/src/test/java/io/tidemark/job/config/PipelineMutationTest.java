package io.tidemark.job.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.job.config.yaml.Problem;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class PipelineMutationTest {

    private static final String EXAMPLE = PipelineTexts.resource("full.yaml");

    private static final List<String> PIECES = List.of(
            "0",
            "-1",
            "1e999",
            "null",
            "~",
            "{}",
            "[]",
            "*a",
            "&a",
            "!!int",
            "\"",
            "'",
            ": ",
            "- ",
            "\n",
            "\t",
            "#",
            "|",
            "true",
            "1m",
            "\u0000",
            "é",
            "x-",
            "...",
            "---",
            "9".repeat(40),
            "PT",
            "[[",
            "}");

    @Property(tries = 1000)
    void aDamagedFileIsReadOrGetsProblemsButNeverThrows(@ForAll long seed) {
        Random random = new Random(seed);
        String[] files = {"full.yaml", "every-key.yaml", "mistakes.yaml"};
        StringBuilder text = new StringBuilder(PipelineTexts.resource(files[random.nextInt(files.length)]));
        for (int edits = 1 + random.nextInt(4); edits > 0; edits--) {
            int start = random.nextInt(text.length());
            int end = Math.min(text.length(), start + random.nextInt(random.nextBoolean() ? 3 : 25));
            text.replace(start, end, random.nextBoolean() ? "" : PIECES.get(random.nextInt(PIECES.size())));
        }
        PipelineFile.Use use = random.nextBoolean() ? PipelineFile.Use.JOB : PipelineFile.Use.SCENARIO;
        PipelineFile.Result result = PipelineFile.parse("m.yaml", text.toString(), List.of(), use);
        assertThat(result.config().isPresent()).isEqualTo(result.problems().isEmpty());
        assertThat(result.problems()).isSorted().allSatisfy(PipelineMutationTest::isForAPerson);
    }

    @Property(tries = 1000)
    void anyOverrideIsAppliedOrGetsAProblem(@ForAll String path, @ForAll String value) {
        PipelineFile.Result result = PipelineFile.parse(
                "m.yaml", EXAMPLE, List.of(path + "=" + value, "windows" + path + "=" + value, path));
        assertThat(result.config().isPresent()).isEqualTo(result.problems().isEmpty());
    }

    private static void isForAPerson(Problem problem) {
        assertThat(problem.message())
                .isNotBlank()
                .doesNotContain("Exception")
                .doesNotContain("\n")
                .doesNotContain("java.util");
        assertThat(problem.toString()).startsWith("m.yaml:");
    }
}
