package io.tidemark.job.cli;

import java.nio.file.Path;

/** Finds files of the project in tests. */
final class ProjectRoot {

    private ProjectRoot() {}

    /** A path relative to the root of the project. */
    static Path resolve(String path) {
        String root = System.getProperty("tidemark.root");
        // Without the build, tests run in the folder of their module.
        return (root == null ? Path.of("..") : Path.of(root)).resolve(path);
    }
}
