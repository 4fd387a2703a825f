package io.tidemark.job.config.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads the text of a YAML file. */
public final class YamlFile {

    /** Bound of a file's size; within it the parser counts characters. */
    private static final int MAX_BYTES = 2 * YamlDocument.MAX_CHARS;

    private YamlFile() {}

    /**
     * The file's content, or empty after reporting why there is none.
     *
     * @param kind what the file should be, such as {@code a pipeline file}
     */
    public static Optional<String> text(Path file, String kind, Problems problems) {
        if (Files.isDirectory(file)) {
            problems.add("this is a folder; expected " + kind);
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                problems.add("the file is too long; expected at most " + MAX_BYTES + " bytes");
                return Optional.empty();
            }
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (NoSuchFileException e) {
            problems.add("there is no such file");
        } catch (CharacterCodingException e) {
            problems.add("the file is not UTF-8 text; save it as UTF-8");
        } catch (IOException e) {
            problems.add("the file cannot be read: " + e.getMessage());
        }
        return Optional.empty();
    }
}
