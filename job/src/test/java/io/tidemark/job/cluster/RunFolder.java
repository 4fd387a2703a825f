package io.tidemark.job.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A folder for the files of one test, or of a test class when registered in a static field, and the owner of what the test
 * starts: everything handed to {@link #closing} is closed after the test, the last first, whether the test passed or not.
 * The folder goes with a test that passed; that of a failed test stays under {@code target/cluster} and is named on
 * standard error.
 */
public final class RunFolder implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    private Path path;
    private boolean ofClass;
    private boolean failed;

    /** The folder; it exists. */
    public Path path() {
        return path;
    }

    /** A folder in this folder; created when it is not there. */
    public Path resolve(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException failure) {
            throw new IllegalStateException("cannot create the folder " + path.resolve(name), failure);
        }
    }

    /** Closes this after the test. */
    public <T extends AutoCloseable> T closing(T resource) {
        open.push(resource);
        return resource;
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        ofClass = true;
        create(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) throws IOException {
        if (!ofClass) {
            create(context);
        }
    }

    @Override
    public void afterEach(ExtensionContext context) throws Exception {
        failed |= context.getExecutionException().isPresent();
        if (!ofClass) {
            finish(context);
        }
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        failed |= context.getExecutionException().isPresent();
        if (ofClass) {
            finish(context);
        }
    }

    private void create(ExtensionContext context) throws IOException {
        Path parent = Files.createDirectories(ProjectFiles.resolve("job/target/cluster"));
        path = Files.createTempDirectory(parent, context.getRequiredTestClass().getSimpleName() + '-');
        failed = false;
    }

    private void finish(ExtensionContext context) throws Exception {
        Exception failure = closeAll();
        if (failed || failure != null) {
            System.err.println(context.getUniqueId() + " failed; its files and logs are in " + path);
        } else {
            FileUtils.deleteDirectoryQuietly(path.toFile());
        }
        if (failure != null) {
            throw failure;
        }
    }

    private Exception closeAll() {
        Exception first = null;
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception failure) {
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        return first;
    }
}
