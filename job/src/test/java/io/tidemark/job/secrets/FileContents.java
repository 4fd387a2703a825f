package io.tidemark.job.secrets;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BiConsumer;

/** Reads every file of a folder that others write to meanwhile: what goes while it is read is left out. */
final class FileContents extends SimpleFileVisitor<Path> {

    private final BiConsumer<Path, byte[]> reader;

    private FileContents(BiConsumer<Path, byte[]> reader) {
        this.reader = reader;
    }

    /** Hands each file in the folder and in the folders below to the reader. */
    static void read(Path folder, BiConsumer<Path, byte[]> reader) throws IOException {
        Files.walkFileTree(folder, new FileContents(reader));
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        byte[] bytes;
        try {
            bytes = Files.readAllBytes(file);
        } catch (NoSuchFileException gone) {
            return visitFileFailed(file, gone);
        }
        reader.accept(file, bytes);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE; // an old checkpoint, for instance
        }
        throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
        return failure == null ? FileVisitResult.CONTINUE : visitFileFailed(folder, failure);
    }
}
