package io.tidemark.job.config;

import static io.tidemark.job.config.PipelineTexts.MINIMAL;
import static io.tidemark.job.config.PipelineTexts.minimal;
import static io.tidemark.job.config.PipelineTexts.problems;
import static io.tidemark.job.config.PipelineTexts.resource;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PipelineProblemsTest {

    @Test
    void everyMistakeIsReportedAtOnceAtItsPlace() {
        assertThat(problems(resource("mistakes.yaml")))
                .containsExactlyElementsOf("""
                        p.yaml:1:11: pipeline: expected a name of 1 to 100 letters, digits, underscores, dots and hyphens, found "many mistakes"
                        p.yaml:4:14: source.simulator: only one of kafka, files, simulator can be written here, found files and simulator
                        p.yaml:4:21: source.simulator.keys: expected a whole number from 1 to 2147483647, found the number 0
                        p.yaml:6:8: event.key: expected a list, found "service"
                        p.yaml:9:3: processor.watermark-intervall: unknown key watermark-intervall; did you mean watermark-interval?
                        p.yaml:10:21: processor.out-of-orderness: "5" has no unit; did you mean 5s?
                        p.yaml:11:22: processor.allow-late-events: expected true or false, found "no"; did you mean false, without quotes?
                        p.yaml:12:20: processor.on-window-limit: expected one of reject, fire-oldest, found "fire-odlest"; did you mean fire-oldest?
                        p.yaml:13:17: processor.idle-timeout: "30sec" is not a duration; did you mean 30s?
                        p.yaml:16:12: aggregates[1].name: "n" is in the list twice; rename or remove one
                        p.yaml:16:21: aggregates[1].kind: expected one of count, sum, avg, min, max, range, variance, stddev, percentile, p50, p90, p95, p99, p999, median, distinct, first, last, rate, top-k, ema, last-n, running-rate, found "averge"; did you mean avg?
                        p.yaml:17:5: aggregates[2]: kind percentile needs p, such as p: 95
                        p.yaml:17:5: aggregates[2]: percentile reads event.value, and event names none; add event.value, or a field here
                        p.yaml:18:5: aggregates[3]: sum reads event.value, and event names none; add event.value, or a field here
                        p.yaml:20:42: windows[0].sliding.slide: the slide 2m is greater than the size 1m, and events between windows would be lost; expected a slide of at most the size
                        p.yaml:21:38: windows[1].cumulating.max-size: the max-size 1h is not a multiple of the step 7m
                        p.yaml:22:12: windows[2].name: "a" is in the list twice; rename or remove one
                        p.yaml:22:36: windows[2].tumbling.size: the key size is written twice, first in line 22; remove one
                        p.yaml:23:23: windows[3].global: a global window never ends by time and needs a count or processing-time trigger, such as trigger: {count: 100}
                        p.yaml:24:57: windows[4].trigger[1]: "watermark" is in the list twice; rename or remove one
                        p.yaml:26:36: anomalies[0].of: expected value or a window's result as window.aggregate, found "a.nn"; did you mean a.n?
                        p.yaml:28:13: output.delivery: exactly-once cannot print, as a printed line cannot be taken back after a failure; output.anomalies prints by default: write it to kafka or files, or set output.delivery: at-least-once
                        p.yaml:29:12: output.results: exactly-once cannot print, as a printed line cannot be taken back after a failure; output.results prints: write it to kafka or files, or set output.delivery: at-least-once
                        p.yaml:31:13: output.rejected: expected a mapping with kafka, files, print, discard, found "discard"; did you mean {discard: …}?
                        """.lines().toList());
    }

    @Test
    void aSyntaxErrorIsOneProblemWithItsPlace() {
        assertThat(problems("pipeline: a\nsource: {files: [}\n"))
                .singleElement()
                .asString()
                .startsWith("p.yaml:2:18: not YAML: ");
        assertThat(problems("")).containsExactly("p.yaml: the file is empty");
        assertThat(problems("a: 1\n---\nb: 2\n")).singleElement().asString().startsWith("p.yaml:2:1: not YAML: ");
    }

    @Test
    void smallTextsThatGrowAreRefused() {
        StringBuilder bomb = new StringBuilder("x-0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 8; i++) {
            bomb.append("x-").append(i).append(": &a").append(i).append(" [");
            bomb.append("*a".concat(i - 1 + ", ").repeat(6)).append("]\n");
        }
        assertThat(problems(bomb.toString())).singleElement().asString().contains("alias");
        assertThat(problems("x-a: " + "[".repeat(100_000)))
                .singleElement()
                .asString()
                .contains("nested too deeply");
        assertThat(problems("x-a: &a [*a]\n" + MINIMAL))
                .singleElement()
                .asString()
                .contains("alias");
    }

    @Test
    void longTextsGetAProblemAndNoStackOverflow() {
        assertThat(problems(minimal("event: {key: [a" + ".a".repeat(100_000) + "], time: t}")))
                .singleElement()
                .asString()
                .contains("event.key[0]: the text is 200001 characters long; expected at most 1000");
        assertThat(problems(minimal("event: {key: [], time: t, time-format: '" + "[".repeat(100_000) + "'}")))
                .singleElement()
                .asString()
                .contains("event.time-format: ");
        assertThat(problems(minimal(
                        "source: {kafka: {bootstrap-servers: b, topic-pattern: '" + "(".repeat(100_000) + "'}}")))
                .singleElement()
                .asString()
                .contains("source.kafka.topic-pattern: ");
    }

    @Test
    void secretsAreNeverPartOfAMessage() {
        String secret = "hunter2";
        List<String> texts = List.of(
                "{sasl.password: [hunter2]}",
                "{ssl.key.password: {a: hunter2}}",
                "{sasl.password: !hunter2 x}",
                "{sasl.password: *hunter2}",
                "{sasl.password: hunter2, sasl.password: hunter2}",
                "'sasl.password=hunter2'",
                "[\"password: hunter2\"]");
        for (String properties : texts) {
            String text =
                    minimal("source: {kafka: {bootstrap-servers: 'b:1', topics: [t], properties: " + properties + "}}");
            assertThat(problems(text))
                    .isNotEmpty()
                    .allSatisfy(problem -> assertThat(problem).doesNotContain(secret));
        }
        assertThat(problems(minimal("source: {kafka: {password:hunter2: x}}")))
                .allSatisfy(problem -> assertThat(problem).doesNotContain(secret));
        assertThat(problems(
                        MINIMAL,
                        "source.kafka.properties.sasl.password={a: hunter2}",
                        "password hunter2",
                        "x.token=*hunter2"))
                .hasSizeGreaterThan(2)
                .allSatisfy(problem -> assertThat(problem).doesNotContain(secret));
    }

    @Test
    void windowsWithoutEventsThatWouldPushOutOthersAreRefused() {
        assertThat(problems(minimal(
                        "windows: [{name: w, tumbling: {size: 1m}, emit-empty: {for: 1h}, aggregates: [{name: n,"
                                + " kind: count}]}]\nprocessor: {on-window-limit: fire-oldest}")))
                .singleElement()
                .asString()
                .contains("windows[0].emit-empty: under processor.on-window-limit: fire-oldest");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            windows: []                                                                             | windows: the list is empty
            windows: [{name: w, tumbling: {size: 1m}}]                                              | windows[0]: there is nothing to compute
            windows: [{name: w, aggregates: [{name: n, kind: count}]}]                              | windows[0]: one of tumbling, sliding, cumulating, session, global, calendar is missing
            windows: [{name: w, tumbling: , aggregates: [{name: n, kind: count}]}]                  | windows[0].tumbling: expected a mapping with size, offset, found nothing
            windows: [{name: w, global: , trigger: {count: 1}, aggregates: [{name: n, kind: count}]}] | windows[0].global: expected a mapping with no keys, found nothing; write {}
            windows: [{name: w w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}]      | windows[0].name: expected a name of 1 to 100 letters, digits, underscores, dots and hyphens, found "w w"
            windows: [{name: 7, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}]}]        | in quotes, found the number 7
            windows: [{name: w, tumbling: {size: 0}, aggregates: [{name: n, kind: count}]}]         | windows[0].tumbling.size: expected a duration of at least 1ms, found the number 0
            windows: [{name: w, sliding: {size: 1d, slide: 1s}, aggregates: [{name: n, kind: count}]}] | windows: one event alone opens 86400 windows and processor.max-windows-per-key is 1000
            windows: [{name: w, global: {}, trigger: {count: 5}, aggregates: [{name: r, kind: rate}]}] | windows[0].aggregates[0]: a global window has no length
            windows: [{name: w, tumbling: {size: 1m}, trigger: watermrk, aggregates: [{name: n, kind: count}]}] | windows[0].trigger: expected watermark, {count: 100} or {processing-time: 5s}, found "watermrk"; did you mean watermark?
            windows: [{name: w, tumbling: {size: 1m}, trigger: {count: 0}, aggregates: [{name: n, kind: count}]}] | windows[0].trigger.count: expected a whole number of at least 1, found the number 0
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: top-k, field: f, k: 257}]}] | windows[0].aggregates[0].k: expected a whole number from 1 to 256, found the number 257
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count, p: 5}]}]  | windows[0].aggregates[0].p: p belongs to kind percentile, found kind count
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 2, alpha: 0.1}]}] | windows[0].aggregates[2]: kind ema needs either alpha or span, found both
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 0.5}]}] | windows[0].aggregates[2].span: expected a number of at least 1, found the number 0.5
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, alpha: 0}]}] | windows[0].aggregates[2].alpha: expected a number above 0 and up to 1, found the number 0
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 2, of: w.m}]}] | windows[0].aggregates[2].of: expected value or a window's result as window.aggregate, found "w.m"
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 2, of: u.n}]}] | windows[0].aggregates[2].of: expected value or a window's result as window.aggregate, found "u.n"; did you mean w.n?
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 2, of: w.t}]}] | windows[0].aggregates[2].of: the result of top-k cannot be used here, as it is not a number
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 2, of: w.e}]}] | windows[0].aggregates[2].of: w.e is a running statistic itself (ema), and one that is computed of another, or of itself
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: ema, span: 2, of: w.n, field: f}]}] | windows[0].aggregates[2].field: field is of an event and of names a window's result; remove one
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: last-n, n: 0}]}] | windows[0].aggregates[2].n: expected a whole number from 1 to 10000, found the number 0
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: last-n, percentiles: [101]}]}] | windows[0].aggregates[2].percentiles[0]: expected a number from 0 to 100
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: last-n, of: w.e}]}] | windows[0].aggregates[2].of: the result of last-n cannot be used here, as it is not a number
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: running-rate, n: 1}]}] | windows[0].aggregates[2].n: a running rate is over at least 2 events, found n: 1
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: running-rate, field: f}]}] | windows[0].aggregates[2].field: field belongs to every kind but rate and running-rate
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: running-rate, of: w.n}]}] | windows[0].aggregates[2].of: of belongs to the kinds ema and last-n, found kind running-rate
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: count}, {name: t, kind: top-k, field: f}, {name: e, kind: sum, of: w.n}]}] | windows[0].aggregates[2].of: of belongs to the kinds ema and last-n, found kind sum
            windows: [{name: g, global: {}, trigger: {count: 5}, aggregates: [{name: n, kind: count}, {name: e, kind: ema, span: 2, of: g.n}]}] | windows[0].aggregates[1].of: window g has no on-time results before the input ends, so nothing would come of this
            windows: [{name: c, tumbling: {size: 1m}, trigger: {count: 5}, fire-remainder: false, aggregates: [{name: n, kind: count}, {name: e, kind: last-n, of: c.n}]}] | windows[0].aggregates[1].of: window c has no on-time results
            windows: [{name: a, tumbling: {size: 1m}, aggregates: [{name: b.c, kind: count}]}, {name: a.b, tumbling: {size: 1m}, aggregates: [{name: c, kind: count}, {name: e, kind: ema, span: 2, of: a.b.c}]}] | windows[1].aggregates[1].of: two windows have a result a.b.c; rename one of them
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: ema}]}]          | kind ema needs either alpha or span, found neither
            windows: [{name: w, tumbling: {size: 1m}, aggregates: [{name: n, kind: percentile, p: 101}]}] | p: expected a number from 0 to 100, found the number 101
            windows: [{name: w, calendar: {every: fortnight}, aggregates: [{name: n, kind: count}]}] | windows[0].calendar.every: expected one of hour, day, week, month, found "fortnight"
            windows: [{name: w, calendar: {}, aggregates: [{name: n, kind: count}]}]                | windows[0].calendar: the key every is missing
            windows: [{name: w, calendar: {every: day, time-zone: Europe/Berln}, aggregates: [{name: n, kind: count}]}] | windows[0].calendar.time-zone: expected a time zone such as UTC, Europe/Berlin or +02:00, found "Europe/Berln"; did you mean Europe/Berlin?
            windows: [{name: w, calendar: {every: day, week-starts: sunday}, aggregates: [{name: n, kind: count}]}] | windows[0].calendar.week-starts: week-starts means nothing to windows of a day
            windows: [{name: w, tumbling: {size: 1m}, emit-empty: {}, aggregates: [{name: n, kind: count}]}] | windows[0].emit-empty: the key for is missing
            windows: [{name: w, tumbling: {size: 1m}, emit-empty: {for: 0}, aggregates: [{name: n, kind: count}]}] | windows[0].emit-empty.for: expected a duration of at least 1ms
            windows: [{name: w, session: {gap: 1m}, emit-empty: {for: 1h}, aggregates: [{name: n, kind: count}]}] | windows[0].emit-empty: a session is made by its events
            windows: [{name: w, global: {}, trigger: [watermark, {count: 5}], emit-empty: {for: 1h}, aggregates: [{name: n, kind: count}]}] | windows[0].emit-empty: a global window never ends
            windows: [{name: w, tumbling: {size: 1m}, mode: discarding, emit-empty: {for: 1h}, aggregates: [{name: n, kind: count}]}] | windows[0].emit-empty: discarding panes come only with new events
            windows: [{name: w, tumbling: {size: 1m}, trigger: {count: 5}, emit-empty: {for: 1h}, aggregates: [{name: n, kind: count}]}] | windows[0].emit-empty: without the watermark trigger
            event: {key: [k, k], time: t}                                                           | event.key[1]: "k" is in the list twice
            event: {key: [a..b], time: t}                                                           | event.key[0]: expected a field such as
            source: {simulater: {}}                                                                 | source.simulater: unknown key simulater; did you mean simulator?
            event: {time: t}                                                                        | event: the key key is missing
            event: {key: []}                                                                        | event: the key time is missing
            event: {key: [], time: t, time-format: epoch-milis}                                     | event.time-format: expected epoch-millis, epoch-seconds, iso-8601 or a java.time pattern, found "epoch-milis"; did you mean epoch-millis?
            event: {key: [], time: t, time-format: ~HH:mm~}                                         | does not say its year, month and day
            event: {key: [], time: t, time-zone: Europe/Berln}                                      | did you mean Europe/Berlin?
            source: {files: {path: a}, format: CSV}                                                 | source.format: expected one of json, csv, found "CSV"; did you mean csv?
            source: {simulator: {}, format: csv}                                                    | source.format: csv takes its columns from a file's header line
            source: {simulator: {late-share: 1.5}}                                                  | source.simulator.late-share: expected a number from 0 to 1, found the number 1.5
            source: {simulator: {start: yesterday}}                                                 | source.simulator.start: expected now or a time such as
            source: {kafka: {bootstrap-servers: 'a:1', topics: [t], topic-pattern: t}}              | only one of topics, topic-pattern can be written here, found topics and topic-pattern
            source: {}                                                                              | source: one of kafka, files, simulator is missing
            source: files                                                                           | source: expected a mapping with kafka, files, simulator, format, found "files"; did you mean {files: …}?
            processor: {max-windows-per-key: 0}                                                     | processor.max-windows-per-key: expected a whole number from 1 to 2147483647, found the number 0
            processor: {window-retention: -1s}                                                      | processor.window-retention: expected a duration of at least 0, found "-1s"
            processor: {late-firing: always}                                                        | processor.late-firing: expected each-event or {every: 1s}, found "always"
            processor: {late-firing: {every: 0}}                                                    | processor.late-firing.every: expected a duration of at least 1ms
            processor: {allow-late-events: "true"}                                                  | processor.allow-late-events: expected true or false, found the quoted text "true"; did you mean true, without quotes?
            output: {statistics: {print: {}, every: 0s}}                                            | output.statistics.every: expected a duration of at least 1ms
            output: {results: {kafka: {topic: t}}}                                                  | output.results.kafka: the key bootstrap-servers is missing
            output: {results: {files: {path: o}}, late: {files: {path: o/}}}                        | output.late.files.path: output.results writes to this folder already
            output: {delivery: exactly-once, late: {discard: {}}, rejected: {discard: {}}}          | output.delivery: exactly-once cannot print, as a printed line cannot be taken back after a failure; output.results prints by default
            anomalies: [{name: a, z-score: {}, of: v.n}]                                            | anomalies[0].of: expected value or a window's result as window.aggregate, found "v.n"; did you mean w.n?
            anomalies: [{name: a, z-score: {}, robust: {}}]                                         | anomalies[0].robust: only one of z-score, robust can be written here, found z-score and robust
            anomalies: [{name: a}]                                                                  | anomalies[0]: one of z-score, robust is missing
            anomalies: [{name: a, z-score: {}, bucket: 1h}]                                         | anomalies[0].bucket: bucket is of a season, and there is none; add season: 1d
            anomalies: [{name: a, robust: {}, time-zone: Europe/Berlin}]                            | anomalies[0].time-zone: time-zone is of a season, and there is none
            anomalies: [{name: a, robust: {}, season: 1d, bucket: 7h}]                              | anomalies[0].bucket: a season is a whole number of buckets, found a season of 1d and buckets of 7h
            anomalies: [{name: a, robust: {}, season: 90m}]                                         | anomalies[0].season: a season is a whole number of buckets, found a season of 90m and buckets of 1h
            anomalies: [{name: a, robust: {}, season: 1d, bucket: 1s}]                              | anomalies[0].bucket: a season has at most 10000 buckets, found a season of 1d and buckets of 1s
            anomalies: [{name: a, robust: {half-life: 1h}}]                                         | anomalies[0].robust.half-life: unknown key half-life
            processor: {statistics-retention: 0}                                                    | processor.statistics-retention: expected a duration of at least 1ms
            anomalies: [{name: a, z-score: {}, of: w.nn}]                                           | anomalies[0].of: expected value or a window's result as window.aggregate, found "w.nn"; did you mean w.n?
            """)
    void oneMistakeIsOneProblem(String line, String expected) {
        assertThat(problems(minimal(line, MINIMAL.contains("\n" + key(line)) ? "" : line)))
                .singleElement()
                .asString()
                .contains(expected);
    }

    private static String key(String line) {
        return line.substring(0, line.indexOf(':') + 1);
    }

    @Test
    void aMisspeltKeyIsNotMissingToo() {
        assertThat(problems(MINIMAL.replace("windows:", "windws:")))
                .containsExactly("p.yaml:4:1: windws: unknown key windws; did you mean windows?");
        assertThat(problems(MINIMAL.replace("value: v", "vale: v").replace("kind: count", "kind: sum")))
                .containsExactly("p.yaml:3:28: event.vale: unknown key vale; did you mean value?");
    }

    @Test
    void anAggregateOfTheValueNeedsOne() {
        assertThat(problems(minimal("event: {key: [], time: t}", "aggregates: [{name: s, kind: sum}]")))
                .containsExactly("p.yaml:6:14: aggregates[0]: sum reads event.value, and event names none;"
                        + " add event.value, or a field here");
    }

    @Test
    void theTimeMayBeMissingUnderProcessingTime() {
        PipelineTexts.valid(minimal("event: {key: []}", "processor: {time: processing}"));
    }
}
