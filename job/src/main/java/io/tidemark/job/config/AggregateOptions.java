package io.tidemark.job.config;

import io.tidemark.functions.running.Ema;
import io.tidemark.functions.running.LastN;
import io.tidemark.job.config.yaml.BooleanType;
import io.tidemark.job.config.yaml.ChoiceType;
import io.tidemark.job.config.yaml.DecimalType;
import io.tidemark.job.config.yaml.IntegerType;
import io.tidemark.job.config.yaml.ListType;
import io.tidemark.job.config.yaml.ObjectType;
import io.tidemark.job.config.yaml.Option;
import io.tidemark.job.config.yaml.Section;
import io.tidemark.job.config.yaml.TextType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The options of one aggregate. */
final class AggregateOptions {

    /** How {@code of} names the event's value. */
    static final String VALUE = "value";

    static final Option<String> NAME =
            Option.required("name", TextType.NAME, "Names the value in results; unique in its window.");
    static final Option<AggregateKind> KIND = Option.required(
            "kind",
            ChoiceType.of(AggregateKind.class)
                    .advising(Map.of(
                            "average", "avg",
                            "mean", "avg",
                            "minimum", "min",
                            "maximum", "max",
                            "total", "sum",
                            "deviation", "stddev",
                            "quantile", "percentile",
                            "unique", "distinct")),
            "What is computed.");
    static final Option<String> FIELD =
            Option.optional("field", FieldNames.TYPE, "What is read; event.value by default.");
    static final Option<Double> P =
            Option.optional("p", DecimalType.between(0, 100), "Of kind percentile: which one, 0 to 100.");
    static final Option<Boolean> POPULATION =
            Option.of("population", new BooleanType(), false, "Of variance and stddev: divide by n instead of n - 1.");
    static final Option<Long> EXACT_LIMIT = Option.of(
            "exact-limit",
            new IntegerType(0, 65_536),
            128L,
            "Of percentiles: number of values up to which they are exact.");
    static final Option<Double> RELATIVE_ACCURACY = Option.of(
            "relative-accuracy",
            DecimalType.between(0.0001, 0.5),
            0.01,
            "Of percentiles beyond exact-limit: greatest error as a share of the value.");
    static final Option<Long> MAX_BINS = Option.of(
            "max-bins",
            new IntegerType(16, 65_536),
            2048L,
            "Of percentiles beyond exact-limit: bound of their memory, in bins of about 8 bytes.");
    static final Option<Long> K =
            Option.of("k", new IntegerType(1, 256), 10L, "Of top-k: how many values; at most 256.");
    static final Option<Double> ALPHA = Option.optional(
            "alpha", new DecimalType(0, true, 1, false), "Of ema: weight of the newest value, above 0 and up to 1.");
    static final Option<Double> SPAN = Option.optional(
            "span",
            new DecimalType(1, false, Double.POSITIVE_INFINITY, false),
            "Of ema: number of values that alpha = 2/(span + 1) stands for; at least 1.");
    static final Option<String> OF = Option.of(
            "of", TextType.ANY, VALUE, "Of ema and last-n: value, or a window's on-time results as window.aggregate.");
    static final Option<Long> N = Option.of(
            "n",
            new IntegerType(1, LastN.MAX_N),
            100L,
            "Of last-n and running-rate: how many of the last values; at most 10,000.");
    static final Option<List<Double>> PERCENTILES = Option.of(
            "percentiles",
            ListType.of(DecimalType.between(0, 100)).distinctBy(String::valueOf),
            List.of(50.0, 95.0, 99.0),
            "Of last-n: the percentiles that its result shows, as p50.");

    /** Parameters that only some kinds have. */
    private static final List<Parameter> PARAMETERS = List.of(
            new Parameter(
                    FIELD,
                    k -> k != AggregateKind.RATE && k != AggregateKind.RUNNING_RATE,
                    "every kind but rate and running-rate"),
            new Parameter(P, k -> k == AggregateKind.PERCENTILE, "kind percentile"),
            new Parameter(
                    POPULATION,
                    k -> k == AggregateKind.VARIANCE || k == AggregateKind.STDDEV,
                    "the kinds variance and stddev"),
            new Parameter(EXACT_LIMIT, AggregateKind::isPercentile, "percentiles and median"),
            new Parameter(RELATIVE_ACCURACY, AggregateKind::isPercentile, "percentiles and median"),
            new Parameter(MAX_BINS, AggregateKind::isPercentile, "percentiles and median"),
            new Parameter(K, k -> k == AggregateKind.TOP_K, "kind top-k"),
            new Parameter(ALPHA, k -> k == AggregateKind.EMA, "kind ema"),
            new Parameter(SPAN, k -> k == AggregateKind.EMA, "kind ema"),
            new Parameter(OF, k -> k == AggregateKind.EMA || k == AggregateKind.LAST_N, "the kinds ema and last-n"),
            new Parameter(
                    N,
                    k -> k == AggregateKind.LAST_N || k == AggregateKind.RUNNING_RATE,
                    "the kinds last-n and running-rate"),
            new Parameter(PERCENTILES, k -> k == AggregateKind.LAST_N, "kind last-n"));

    private record Parameter(Option<?> option, Predicate<AggregateKind> takesIt, String owner) {}

    static final ObjectType<AggregateConfig> TYPE = ObjectType.of(
                    List.of(
                            NAME,
                            KIND,
                            FIELD,
                            P,
                            POPULATION,
                            EXACT_LIMIT,
                            RELATIVE_ACCURACY,
                            MAX_BINS,
                            K,
                            ALPHA,
                            SPAN,
                            OF,
                            N,
                            PERCENTILES),
                    AggregateOptions::aggregate)
            .check(section -> section.find(KIND).ifPresent(kind -> checkParameters(section, kind)));

    /** The list of aggregates of a window or a pipeline. */
    static final ListType<AggregateConfig> LIST = ListType.nonEmpty(TYPE).distinct(NAME);

    private AggregateOptions() {}

    /** Whether a kind has the parameter of this key. */
    static boolean takes(AggregateKind kind, String key) {
        return PARAMETERS.stream()
                .filter(parameter -> parameter.option.key().equals(key))
                .allMatch(parameter -> parameter.takesIt.test(kind));
    }

    private static void checkParameters(Section section, AggregateKind kind) {
        for (Parameter parameter : PARAMETERS) {
            if (section.has(parameter.option) && !parameter.takesIt.test(kind)) {
                section.problem(
                        parameter.option,
                        parameter.option.key() + " belongs to " + parameter.owner + ", found kind " + word(kind)
                                + "; remove " + parameter.option.key());
            }
        }
        if (kind == AggregateKind.PERCENTILE && section.lacks(P)) {
            section.at().problem("kind percentile needs p, such as p: 95");
        }
        if (kind == AggregateKind.EMA) {
            checkEma(section);
        }
        if (kind == AggregateKind.RUNNING_RATE
                && section.find(N).filter(n -> n < 2).isPresent()) {
            section.problem(N, "a running rate is over at least 2 events, found n: 1");
        }
        if (section.has(FIELD)
                && kind.isRunning()
                && section.find(OF).filter(of -> !of.equals(VALUE)).isPresent()) {
            section.problem(FIELD, "field is of an event and of names a window's result; remove one");
        }
    }

    private static void checkEma(Section section) {
        if (section.has(ALPHA) == section.has(SPAN)) {
            section.at()
                    .problem("kind ema needs either alpha or span, found " + (section.has(ALPHA) ? "both" : "neither"));
        }
    }

    /** A kind as the file writes it. */
    static String word(AggregateKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of a word. */
    static AggregateKind kind(String word) {
        return AggregateKind.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static AggregateConfig aggregate(Section section) {
        AggregateKind kind = section.get(KIND);
        Optional<Double> alpha = section.find(ALPHA)
                .or(() -> section.find(SPAN).map(span -> Ema.ofSpan(span).alpha()));
        return new AggregateConfig(
                section.get(NAME),
                kind,
                section.get(FIELD),
                section.find(P).orElse(kind.shorthandPercentile()),
                section.get(POPULATION),
                Math.toIntExact(section.get(EXACT_LIMIT)),
                section.get(RELATIVE_ACCURACY),
                Math.toIntExact(section.get(MAX_BINS)),
                Math.toIntExact(section.get(K)),
                alpha.orElse(Double.NaN),
                section.get(OF),
                Math.toIntExact(section.get(N)),
                section.get(PERCENTILES));
    }
}
