package io.tidemark.functions.running;

import static io.tidemark.functions.running.Sample.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

@Domain(Samples.class)
@Domain(DomainContext.Global.class)
class SeasonalTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final DetectorRules TRIPLE = new DetectorRules(3, 3, false, 4);

    @Property(tries = 200)
    void each_hour_of_the_day_is_judged_as_if_it_were_alone(
            @ForAll List<Sample> samples,
            @ForAll DetectorRules rules,
            @ForAll boolean berlin,
            @ForAll @IntRange(max = 120) int before)
            throws IOException {
        ZoneId zone = berlin ? BERLIN : ZoneOffset.UTC;
        AnomalyDetector<?> inner = AnomalyDetectors.zScore(new ZScoreOptions(rules, Duration.ofDays(2)));
        Map<Integer, List<Sample>> byHour = new HashMap<>();
        Map<Integer, List<Verdict>> found = new HashMap<>();
        List<Verdict> verdicts = Verdict.of(
                AnomalyDetectors.seasonal(season(Duration.ofDays(1), Duration.ofHours(1), zone), inner),
                samples,
                before);
        for (int i = 0; i < samples.size(); i++) {
            int hour = Instant.ofEpochMilli(samples.get(i).time()).atZone(zone).getHour();
            byHour.computeIfAbsent(hour, h -> new ArrayList<>()).add(samples.get(i));
            found.computeIfAbsent(hour, h -> new ArrayList<>()).add(verdicts.get(i));
        }
        for (Map.Entry<Integer, List<Sample>> hour : byHour.entrySet()) {
            assertThat(found.get(hour.getKey())).isEqualTo(Verdict.of(inner, hour.getValue()));
        }
    }

    @Example
    void what_is_ordinary_at_noon_is_an_anomaly_at_night() throws IOException {
        List<Sample> days = new ArrayList<>();
        for (int day = 0; day < 5; day++) {
            days.add(at(hours(24 * day + 3), 10 + day % 2));
            days.add(at(hours(24 * day + 12), 500 + day % 2));
        }
        days.add(at(hours(24 * 5 + 3), 500));
        days.add(at(hours(24 * 5 + 12), 500));
        List<Verdict> verdicts = Verdict.of(daily(ZoneOffset.UTC), days);
        assertThat(verdicts.stream().filter(Verdict::anomaly)).containsExactly(verdicts.get(10));
        assertThat(verdicts.get(10).mean()).isEqualTo(10.4);
    }

    @Example
    void local_time_counts_across_a_change_of_the_clocks() throws IOException {
        // Clocks went forward on 2024-03-31: 08:00 in Berlin is 07:00 UTC before and 06:00 UTC after.
        List<Sample> mornings = List.of(
                at(Instant.parse("2024-03-28T07:00:00Z").toEpochMilli(), 1),
                at(Instant.parse("2024-03-29T07:00:00Z").toEpochMilli(), 2),
                at(Instant.parse("2024-03-30T07:00:00Z").toEpochMilli(), 3),
                at(Instant.parse("2024-03-31T06:00:00Z").toEpochMilli(), 99));
        assertThat(Verdict.of(daily(BERLIN), mornings).get(3).anomaly()).isTrue();
        assertThat(Verdict.of(daily(ZoneOffset.UTC), mornings).get(3).anomaly()).isFalse();
    }

    @Property
    void every_time_has_a_bucket(@ForAll long time, @ForAll @LongRange(min = 1, max = 50) long bucketMillis)
            throws IOException {
        AnomalyDetector<?> detector = AnomalyDetectors.seasonal(
                season(Duration.ofMillis(bucketMillis * 7), Duration.ofMillis(bucketMillis), BERLIN),
                AnomalyDetectors.zScore(ZScoreOptions.DEFAULTS));
        assertThat(Verdict.of(detector, List.of(at(time, 1), at(time, 2)), 1)
                        .get(1)
                        .mean())
                .isEqualTo(1);
    }

    @Example
    void only_buckets_that_have_seen_a_value_take_room() throws IOException {
        assertThat(size(daily(ZoneOffset.UTC), List.of())).isEqualTo(1);
        // Buckets, number, count, mean, squares, held out.
        assertThat(size(daily(ZoneOffset.UTC), List.of(at(0, 1), at(hours(24), 2))))
                .isEqualTo(1 + 1 + 1 + 8 + 8 + 1);
    }

    @Example
    void the_signature_names_the_season_and_what_is_within() {
        assertThat(AnomalyDetectors.seasonal(SeasonOptions.DEFAULTS, AnomalyDetectors.zScore(ZScoreOptions.DEFAULTS))
                        .signature())
                .isEqualTo("seasonal(season=86400000ms,bucket=3600000ms,zone=Z,z-score()#1)#1");
    }

    @Example
    void a_season_that_is_no_whole_number_of_buckets_or_has_too_many_is_refused() {
        assertThatThrownBy(() -> season(Duration.ofDays(1), Duration.ofHours(7), ZoneOffset.UTC))
                .hasMessageContaining("whole number of buckets, found a season of PT24H and buckets of PT7H");
        assertThatThrownBy(() -> season(Duration.ofHours(1), Duration.ofHours(2), ZoneOffset.UTC))
                .hasMessageContaining("whole number of buckets");
        assertThatThrownBy(() -> season(Duration.ofDays(365), Duration.ofMinutes(1), ZoneOffset.UTC))
                .hasMessageContaining("10000 buckets at most, found 525600");
        assertThatThrownBy(() -> season(Duration.ofDays(1), Duration.ZERO, ZoneOffset.UTC))
                .hasMessageContaining("buckets of PT0S");
    }

    private static AnomalyDetector<?> daily(ZoneId zone) {
        return AnomalyDetectors.seasonal(
                season(Duration.ofDays(1), Duration.ofHours(1), zone),
                AnomalyDetectors.zScore(new ZScoreOptions(TRIPLE, null)));
    }

    private static SeasonOptions season(Duration season, Duration bucket, ZoneId zone) {
        return new SeasonOptions(season, bucket, zone);
    }

    private static long hours(int count) {
        return Duration.ofHours(count).toMillis();
    }

    private static <S> int size(AnomalyDetector<S> detector, List<Sample> samples) throws IOException {
        S state = detector.create();
        for (Sample sample : samples) {
            Verdict.next(detector, state, sample);
        }
        return Verdict.bytes(detector, state).length;
    }
}
