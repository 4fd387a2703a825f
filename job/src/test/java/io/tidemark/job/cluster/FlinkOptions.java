package io.tidemark.job.cluster;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.runtime.shuffle.ShuffleServiceOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;

/** Every option that Flink itself declares, by its key; found in its jars, so that none can be forgotten. */
final class FlinkOptions {

    /** A class of each jar that has options. */
    private static final List<Class<?>> JARS =
            List.of(ConfigOption.class, ShuffleServiceOptions.class, RocksDBOptions.class);

    private static final String REPORTER = "metrics.reporter.";

    private final Map<String, ConfigOption<?>> byKey = new HashMap<>();

    private FlinkOptions() {}

    static FlinkOptions ofFlink() throws IOException, URISyntaxException, ReflectiveOperationException {
        FlinkOptions options = new FlinkOptions();
        for (Class<?> type : JARS) {
            Path jar = Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
            options.addAll(jar);
        }
        return options;
    }

    /**
     * The option of a key; keys of a metric reporter are found without the reporter's name.
     *
     * @return {@code null} when Flink has no such option, or has only had it under this key in the past
     */
    ConfigOption<?> find(String key) {
        if (key.startsWith(REPORTER)) {
            String afterName = key.substring(key.indexOf('.', REPORTER.length()) + 1);
            return reporterOption(afterName);
        }
        return byKey.get(key);
    }

    int size() {
        return byKey.size();
    }

    private static ConfigOption<?> reporterOption(String key) {
        if (key.equals(MetricOptions.REPORTER_FACTORY_CLASS.key())) {
            return MetricOptions.REPORTER_FACTORY_CLASS;
        }
        // The reporter reads it from its properties: Flink declares no option.
        return key.equals("port") ? MetricOptions.REPORTER_CONFIG_PARAMETER : null;
    }

    private void addAll(Path jar) throws IOException, ReflectiveOperationException {
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> classes = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith("Options.class") && !name.contains("$"))
                    .map(name ->
                            name.substring(0, name.length() - ".class".length()).replace('/', '.'))
                    .toList();
            for (String name : classes) {
                addAll(Class.forName(name));
            }
        }
    }

    private void addAll(Class<?> type) throws IllegalAccessException {
        for (Field field : type.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers())
                    && Modifier.isPublic(field.getModifiers())
                    && Modifier.isPublic(type.getModifiers())
                    && ConfigOption.class.isAssignableFrom(field.getType())) {
                ConfigOption<?> option = (ConfigOption<?>) field.get(null);
                byKey.put(option.key(), option);
            }
        }
    }
}
