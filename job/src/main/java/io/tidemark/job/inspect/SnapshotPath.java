package io.tidemark.job.inspect;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/** Finds the savepoint or checkpoint that somebody means by a path. */
final class SnapshotPath {

    /** Flink's name for the file that makes a folder a savepoint or checkpoint. */
    private static final String METADATA = "_metadata";

    private static final Pattern WITH_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

    private SnapshotPath() {}

    /**
     * The URI of a savepoint or checkpoint.
     *
     * @param text path or URI of its folder or of its metadata file
     * @throws UnreadableSnapshotException when there is none; with the newest one below, if there is any
     */
    static String resolve(String text) throws UnreadableSnapshotException {
        try {
            Path path = WITH_SCHEME.matcher(text).matches()
                    ? new Path(text)
                    : new Path(java.nio.file.Path.of(text)
                            .toAbsolutePath()
                            .normalize()
                            .toUri());
            FileSystem files = path.getFileSystem();
            if (!files.getFileStatus(path).isDir() || files.exists(new Path(path, METADATA))) {
                return path.toUri().toString();
            }
            throw new UnreadableSnapshotException(text + " is no savepoint or checkpoint: it has no file " + METADATA
                    + newestIn(files, path)
                            .map(newest -> "; did you mean " + newest + "?")
                            .orElse(""));
        } catch (FileNotFoundException missing) {
            throw new UnreadableSnapshotException("there is no savepoint or checkpoint " + text);
        } catch (IOException | IllegalArgumentException failure) {
            throw new UnreadableSnapshotException("cannot look for a savepoint or checkpoint at " + text, failure);
        }
    }

    /** The newest savepoint or checkpoint right in a folder, such as that of a job's checkpoints. */
    private static Optional<String> newestIn(FileSystem files, Path folder) throws IOException {
        FileStatus[] entries = files.listStatus(folder);
        FileStatus newest = null;
        for (FileStatus entry : entries == null ? new FileStatus[0] : entries) {
            boolean candidate = entry.isDir() && files.exists(new Path(entry.getPath(), METADATA));
            if (candidate && (newest == null || entry.getModificationTime() > newest.getModificationTime())) {
                newest = entry;
            }
        }
        return Optional.ofNullable(newest).map(entry -> entry.getPath().getPath());
    }
}
