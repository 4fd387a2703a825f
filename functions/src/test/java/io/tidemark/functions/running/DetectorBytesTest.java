package io.tidemark.functions.running;

import static io.tidemark.functions.running.Sample.at;
import static io.tidemark.functions.running.Sample.values;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bytes of every detector and version, as released. When this fails a layout has changed: give the signature a new version and
 * keep the old file.
 */
class DetectorBytesTest {

    private static final DetectorRules RULES = new DetectorRules(3, 3, false, 30);
    private static final AnomalyDetector<?> Z_SCORE = AnomalyDetectors.zScore(new ZScoreOptions(RULES, null));
    private static final AnomalyDetector<?> FADING =
            AnomalyDetectors.zScore(new ZScoreOptions(RULES, Duration.ofSeconds(1)));
    private static final AnomalyDetector<?> ROBUST = AnomalyDetectors.robust(new RobustOptions(RULES, 4));
    private static final AnomalyDetector<?> SEASONAL = AnomalyDetectors.seasonal(SeasonOptions.DEFAULTS, Z_SCORE);

    static List<Arguments> cases() {
        return List.of(
                Arguments.of("z-score-1-none", Z_SCORE, List.of()),
                Arguments.of("z-score-1", Z_SCORE, values(1, 2, 4)),
                Arguments.of("z-score-1-held-out", Z_SCORE, values(1, 2, 4, 99, 98)),
                Arguments.of("z-score-half-life-1", FADING, values(1, 2, 4)),
                Arguments.of("robust-1-none", ROBUST, List.of()),
                Arguments.of("robust-1-few", ROBUST, values(1, 2)),
                Arguments.of("robust-1-held-out", ROBUST, values(9, 1, 2, 1.5, 3.5, 2.5, 99)),
                Arguments.of(
                        "seasonal-1", SEASONAL, List.of(at(0, 1), at(3_600_000, 8), at(-1, 4), at(86_400_000, 2))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void a_detector_writes_the_bytes_of_its_release(String name, AnomalyDetector<Object> detector, List<Sample> samples)
            throws IOException {
        assertThat(HexFormat.of().formatHex(Verdict.bytes(detector, learned(detector, samples))))
                .isEqualTo(released(name));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void the_bytes_of_a_release_go_on_as_they_were_meant(
            String name, AnomalyDetector<Object> detector, List<Sample> samples) throws IOException {
        DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(released(name))));
        Object read = detector.read(in);
        assertThat(in.read()).isEqualTo(-1);
        Object original = learned(detector, samples);
        for (Sample next : values(3, 97, 96, 5, 2)) {
            assertThat(Verdict.next(detector, read, next)).isEqualTo(Verdict.next(detector, original, next));
        }
    }

    @Test
    void bytes_that_no_detector_writes_are_refused() {
        assertThatThrownBy(() -> read(SEASONAL, "19")).hasMessageContaining("length 25 where at most 24");
        assertThatThrownBy(() -> read(SEASONAL, "0118")).hasMessageContaining("length 24 where at most 23");
        assertThatThrownBy(() -> read(ROBUST, "02")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> read(Z_SCORE, "ffffffffffffffffff01")).hasMessageContaining("damaged");
        assertThatThrownBy(() -> read(ROBUST, "ffffffffffffffffff01")).hasMessageContaining("damaged");
    }

    private static Object read(AnomalyDetector<?> detector, String hex) throws IOException {
        return detector.read(
                new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(hex))));
    }

    private static Object learned(AnomalyDetector<Object> detector, List<Sample> samples) {
        Object state = detector.create();
        samples.forEach(sample -> Verdict.next(detector, state, sample));
        return state;
    }

    /** The hex digits of a file among the test resources, without its line breaks. */
    private static String released(String name) throws IOException {
        try (InputStream in = DetectorBytesTest.class.getResourceAsStream("/golden/running/" + name + ".hex")) {
            if (in == null) {
                throw new AssertionError("no golden bytes golden/running/" + name + ".hex among the test resources");
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII).replaceAll("\\s", "");
        }
    }
}
