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

    private YamlFile() {}

    /**
     * The file's content, hardly more than {@link YamlDocument} takes, or empty after reporting why there is none.
     *
     * @param kind what the file should be, such as {@code a pipeline file}
     */
    public static Optional<String> text(Path file, String kind, Problems problems) {
        if (Files.isDirectory(file)) {
            problems.add("this is a folder; expected " + kind);
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            // Four bytes a character at most; the parser counts the characters.
            byte[] bytes = in.readNBytes(4 * YamlDocument.MAX_CHARS + 1);
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
