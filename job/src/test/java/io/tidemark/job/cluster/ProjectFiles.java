package io.tidemark.job.cluster;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the build and the project keep what a cluster is made of. */
public final class ProjectFiles {

    private ProjectFiles() {}

    /** A path relative to the root of the project. */
    public static Path resolve(String path) {
        String root = System.getProperty("tidemark.root");
        // Without the build, tests run in the folder of their module.
        return (root == null ? Path.of("..") : Path.of(root))
                .resolve(path)
                .toAbsolutePath()
                .normalize();
    }

    /** The Flink configuration that ships with Tidemark. */
    public static Path flinkConfiguration() {
        return existing(resolve("conf/flink/config.yaml"));
    }

    /** The jar that is submitted to clusters. */
    public static Path jobJar() {
        return existing(resolve("job/target/tidemark-job.jar"));
    }

    /** The folder with the jars that a Flink cluster has in its {@code lib}. */
    public static Path flinkLib() {
        return existing(resolve("job/target/lib"));
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    path + " is missing; build it with: ./mvnw package -DskipTests -pl job -am");
        }
        return path;
    }
}
