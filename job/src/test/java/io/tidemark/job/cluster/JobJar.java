package io.tidemark.job.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * A jar whose manifest names a job's main class.
 *
 * @param path the jar
 */
public record JobJar(Path path) {

    /** The jar that Tidemark ships. */
    public static JobJar shipped() {
        return new JobJar(ProjectFiles.jobJar());
    }

    /**
     * Packs classes of the tests.
     *
     * @param jar the file to write
     * @param main the class with the main method
     * @param others what it needs and Flink does not have
     */
    public static JobJar pack(Path jar, Class<?> main, Class<?>... others) {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            add(main, out);
            for (Class<?> other : List.of(others)) {
                add(other, out);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write " + jar, failure);
        }
        return new JobJar(jar);
    }

    private static void add(Class<?> type, JarOutputStream out) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getResourceAsStream('/' + entry)) {
            out.putNextEntry(new JarEntry(entry));
            in.transferTo(out);
            out.closeEntry();
        }
    }
}
