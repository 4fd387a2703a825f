package io.tidemark.job.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The files that a path of the pipeline file means: a file, all files below a folder, or a glob ({@code *} and {@code ?}
 * within one folder level, <code>{a,b}</code>, {@code [a-z]}, {@code **} across levels). Names that begin with a dot or
 * an underscore are unfinished or private by convention and left out. Works on every file system that Flink knows.
 */
final class FilePattern {

    private static final Pattern GLOB_CHARACTERS = Pattern.compile("[*?\\[{]");

    private final String path;
    private final String base;
    private final String glob;
    private final PathMatcher matcher;

    /**
     * @throws IllegalArgumentException for a glob that is none
     */
    FilePattern(String path) {
        this.path = path;
        var globCharacter = GLOB_CHARACTERS.matcher(path);
        if (globCharacter.find()) {
            int slash = path.lastIndexOf('/', globCharacter.start());
            this.base = slash < 0 ? "." : slash == 0 ? "/" : path.substring(0, slash);
            this.glob = path.substring(slash + 1);
            this.matcher = matcher(path, glob);
        } else {
            this.base = path;
            this.glob = null;
            this.matcher = null;
        }
    }

    private static PathMatcher matcher(String path, String glob) {
        try {
            return FileSystems.getDefault().getPathMatcher("glob:" + glob);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("files.path " + path + " is not a valid glob: " + e.getDescription(), e);
        }
    }

    /** The files there are now, each with its scheme, in the order of their names. */
    List<String> list() throws IOException {
        Set<String> found = new TreeSet<>();
        Path literal = resolve(path);
        FileStatus status = status(literal);
        if (status != null && !status.isDir()) {
            found.add(status.getPath().toString());
        } else if (status != null) {
            collect(literal, "", null, Integer.MAX_VALUE, found);
        } else if (glob != null) {
            Path folder = resolve(base);
            FileStatus folderStatus = status(folder);
            if (folderStatus != null && folderStatus.isDir()) {
                int levels = glob.contains("**") ? Integer.MAX_VALUE : glob.split("/", -1).length;
                collect(folder, "", matcher, levels, found);
            }
        }
        return new ArrayList<>(found);
    }

    /** Like {@link #list()}, but nothing at all is an error. */
    List<String> listSome() throws IOException {
        List<String> files = list();
        if (files.isEmpty()) {
            throw new FileNotFoundException("source.files.path: no file matches " + path);
        }
        return files;
    }

    private static FileStatus status(Path path) throws IOException {
        try {
            return path.getFileSystem().getFileStatus(path);
        } catch (FileNotFoundException e) {
            return null;
        }
    }

    private static void collect(Path folder, String prefix, PathMatcher matcher, int levels, Set<String> found)
            throws IOException {
        FileStatus[] entries = folder.getFileSystem().listStatus(folder);
        if (entries == null) {
            return;
        }
        for (FileStatus entry : entries) {
            String name = entry.getPath().getName();
            if (name.startsWith(".") || name.startsWith("_")) {
                continue;
            }
            String relative = prefix + name;
            if (entry.isDir()) {
                if (levels > 1) {
                    collect(entry.getPath(), relative + "/", matcher, levels - 1, found);
                }
            } else if (matcher == null || matcher.matches(java.nio.file.Path.of(relative))) {
                found.add(entry.getPath().toString());
            }
        }
    }

    /** Relative local paths become absolute, since readers may run in another working directory. */
    private static Path resolve(String path) throws IOException {
        Path resolved = new Path(path);
        FileSystem fileSystem = resolved.getFileSystem();
        if (resolved.toUri().getScheme() == null && !fileSystem.isDistributedFS()) {
            return Path.fromLocalFile(
                    java.nio.file.Path.of(path).toAbsolutePath().normalize().toFile());
        }
        return resolved;
    }
}
