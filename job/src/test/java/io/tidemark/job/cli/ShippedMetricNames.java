package io.tidemark.job.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of metrics in the files that are shipped for operations. */
final class ShippedMetricNames {

    private static final Pattern NAME = Pattern.compile("flink_[a-zA-Z0-9_]+");

    private ShippedMetricNames() {}

    /** The names in a file; one that ends in an underscore is the beginning of several names. */
    static Set<String> in(String path) throws IOException {
        return NAME.matcher(Files.readString(ProjectRoot.resolve(path)))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
