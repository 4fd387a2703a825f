package io.tidemark.job.report;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The part files below some folders: every {@code *.jsonl} whose name, and whose folders' names, do not begin with a point or
 * an underscore, as those of unfinished parts do. Files written earlier come first.
 *
 * @param files the parts
 * @param unfinished number of parts that are still being written, or were when their job ended; they are not read
 */
record PartFiles(List<Path> files, int unfinished) {

    private static final String SUFFIX = ".jsonl";

    PartFiles {
        files = List.copyOf(files);
    }

    /**
     * Looks for them.
     *
     * @param places folders, or single files, whose names may then be any
     * @throws NoResultsException when one of the places is not there, or none of them has a part file
     */
    static PartFiles in(List<Path> places) throws IOException, NoResultsException {
        Finder finder = new Finder();
        for (Path place : places) {
            if (!Files.exists(place)) {
                throw new NoResultsException("there is no folder " + place);
            }
            finder.look(place);
        }
        if (finder.found.isEmpty()) {
            throw new NoResultsException(
                    "no part file (*.jsonl) is in " + text(places)
                            + (finder.unfinished == 0
                                    ? "; give the folder that a files output of results has written"
                                    : "; those there are unfinished: they become final with a checkpoint or at the end of the input"));
        }
        finder.found.sort(Comparator.comparingLong(Found::modifiedMillis).thenComparing(Found::path));
        return new PartFiles(finder.found.stream().map(Found::path).distinct().toList(), finder.unfinished);
    }

    /** Several paths as one text. */
    static String text(List<Path> places) {
        return String.join(", ", places.stream().map(Path::toString).toList());
    }

    private record Found(Path path, long modifiedMillis) {}

    private static final class Finder extends SimpleFileVisitor<Path> {

        private final List<Found> found = new ArrayList<>();
        private Path place;
        private int unfinished;

        void look(Path start) throws IOException {
            place = start;
            Files.walkFileTree(start, this);
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return !folder.equals(place) && isHidden(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (file.equals(place)) {
                found.add(found(file, attributes));
            } else if (isHidden(file)) {
                unfinished += name(file).contains(SUFFIX) ? 1 : 0;
            } else if (name(file).endsWith(SUFFIX)) {
                found.add(found(file, attributes));
            }
            return FileVisitResult.CONTINUE;
        }

        private static Found found(Path file, BasicFileAttributes attributes) {
            return new Found(
                    file.toAbsolutePath().normalize(),
                    attributes.lastModifiedTime().toMillis());
        }

        private static boolean isHidden(Path path) {
            return name(path).startsWith(".") || name(path).startsWith("_");
        }

        private static String name(Path path) {
            return path.getFileName() == null ? "" : path.getFileName().toString();
        }
    }
}
