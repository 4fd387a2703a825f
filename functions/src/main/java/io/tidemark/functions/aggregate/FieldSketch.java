package io.tidemark.functions.aggregate;

import io.tidemark.functions.Field;
import java.util.List;

/**
 * What a store needs of a field to merge results further: parts of a composite that results show beside their values. Each
 * shares its accumulator with the aggregates that keep the same.
 *
 * <table>
 * <caption>Parts, and how those of two results become one</caption>
 * <tr><td>{@code count}, {@code sum}</td><td>are added</td></tr>
 * <tr><td>{@code min}, {@code max}</td><td>the smaller, the larger; {@code null} of nothing</td></tr>
 * <tr><td>{@code mean}, {@code m2}</td><td>sum of squared deviations from the mean, by the formula of Chan, Golub and LeVeque
 *     (1979); the mean is {@code null} of nothing</td></tr>
 * <tr><td>{@code ddsketch}</td><td>bin by bin: {@link io.tidemark.functions.sketch.ProtobufSketch} in base64</td></tr>
 * </table>
 */
public final class FieldSketch {

    /** What the names of all parts begin with; the name of the field and of the part follow, with a slash between. */
    private static final String PREFIX = "sketches/";

    private FieldSketch() {}

    /**
     * The parts of a field.
     *
     * @param options of the sketch; those of a percentile of the field, if there is one, cost no second one
     */
    public static List<NamedAggregate> of(Field field, QuantileOptions options) {
        return List.of(
                part(field, "count", new SketchCount(field)),
                part(field, "sum", new Sum(field)),
                part(field, "mean", new SketchMean(field)),
                part(field, "m2", new SketchSquares(field)),
                part(field, "min", new Minimum(field)),
                part(field, "max", new Maximum(field)),
                part(field, "ddsketch", new SketchBins(field, options)));
    }

    private static NamedAggregate part(Field field, String name, Aggregate<?> aggregate) {
        return new NamedAggregate(PREFIX + field.name() + '/' + name, aggregate);
    }

    /** Whether a part is one of a sketch, and not a value. */
    public static boolean isPart(String name) {
        return name.startsWith(PREFIX);
    }

    /** The field of a part. */
    public static String field(String part) {
        return part.substring(PREFIX.length(), part.lastIndexOf('/'));
    }

    /** The name of a part in the sketch of its field. */
    public static String nameInSketch(String part) {
        return part.substring(part.lastIndexOf('/') + 1);
    }
}
