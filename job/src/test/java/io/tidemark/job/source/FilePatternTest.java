package io.tidemark.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilePatternTest {

    @TempDir
    private Path folder;

    @BeforeEach
    void createFiles() throws IOException {
        for (String name : List.of("b.csv", "a.csv", "c.json", ".hidden.csv", "_part.csv", "in/d.csv", "in/e/f.csv")) {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
        }
    }

    @Test
    void aFileAFolderOrAGlobNamesFilesInOrder() throws IOException {
        assertThat(names("a.csv")).containsExactly("a.csv");
        assertThat(names("")).containsExactly("a.csv", "b.csv", "c.json", "in/d.csv", "in/e/f.csv");
        assertThat(names("/*.csv")).containsExactly("a.csv", "b.csv");
        assertThat(names("/{a,c}.*")).containsExactly("a.csv", "c.json");
        assertThat(names("/*/*.csv")).containsExactly("in/d.csv");
        assertThat(names("/**.csv")).containsExactly("a.csv", "b.csv", "in/d.csv", "in/e/f.csv");
        assertThat(names("/[bc].csv")).containsExactly("b.csv");
    }

    @Test
    void aFileWhoseNameLooksLikeAGlobIsTakenLiterally() throws IOException {
        Files.createFile(folder.resolve("x[1].csv"));

        assertThat(names("x[1].csv")).containsExactly("x[1].csv");
    }

    @Test
    void nothingAtAllIsAnErrorThatNamesThePath() {
        assertThatThrownBy(() -> new FilePattern(folder + "/*.txt").listSome())
                .isInstanceOf(FileNotFoundException.class)
                .hasMessage("source.files.path: no file matches " + folder + "/*.txt");
        assertThatThrownBy(() -> new FilePattern(folder + "/none/x.csv").listSome())
                .isInstanceOf(FileNotFoundException.class);
    }

    @Test
    void aBrokenGlobIsRefused() {
        assertThatThrownBy(() -> new FilePattern("data/{a")).isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> names(String path) throws IOException {
        String prefix = "file:" + folder + "/";
        String separator = path.isEmpty() || path.startsWith("/") ? "" : "/";
        return new FilePattern(folder + separator + path)
                .list().stream()
                        .map(file -> file.startsWith(prefix) ? file.substring(prefix.length()) : file)
                        .toList();
    }
}
