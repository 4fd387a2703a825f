package io.tidemark.job.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The files below {@code docker/}, as tests read them. */
final class DeploymentFiles {

    private DeploymentFiles() {}

    static String text(String path) throws IOException {
        return Files.readString(ProjectRoot.resolve("docker").resolve(path));
    }

    /** Paths relative to {@code docker/}. */
    static List<String> all() throws IOException {
        Path root = ProjectRoot.resolve("docker");
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** The documents of a YAML file. */
    static List<Object> documents(String path) throws IOException {
        Load load = new Load(LoadSettings.builder().setLabel(path).build());
        List<Object> documents = new ArrayList<>();
        load.loadAllFromString(text(path)).forEach(documents::add);
        return documents;
    }

    /** The value at a path of names and positions within a document. */
    static Object at(Object document, Object... path) {
        Object value = document;
        for (Object step : path) {
            value = step instanceof Integer position ? ((List<?>) value).get(position) : ((Map<?, ?>) value).get(step);
        }
        return value;
    }
}
