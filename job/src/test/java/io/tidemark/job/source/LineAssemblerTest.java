package io.tidemark.job.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineAssemblerTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void linesDoNotDependOnChunks(int chunkBytes) {
        assertThat(lines("a\nbc\r\n\n\r\nd\re\nlast", 10, chunkBytes))
                .containsExactly("a:2", "bc:4", ":1", ":2", "d\re:4", "last:4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void longLinesKeepTheirFirstBytesAndTheirLength(int chunkBytes) {
        assertThat(lines("1234\n12345678\r\n1234\r\nx", 4, chunkBytes))
                .containsExactly("1234:5", "1234:10", "1234:6", "x:1");
    }

    @Test
    void theLengthLeavesOutTheLineEnd() {
        LineAssembler lines = new LineAssembler(4);
        byte[] chunk = "12345\r\n".getBytes(UTF_8);

        assertThat(lines.feed(chunk, 0, chunk.length)).isEqualTo(chunk.length);
        assertThat(lines.lineLength()).isEqualTo(5);
        assertThat(lines.takeLine()).hasSize(4);
        assertThat(lines.endOfFile()).isFalse();
    }

    private static List<String> lines(String text, int limit, int chunkBytes) {
        LineAssembler lines = new LineAssembler(limit);
        byte[] bytes = text.getBytes(UTF_8);
        List<String> found = new ArrayList<>();
        for (int start = 0; start < bytes.length; start += chunkBytes) {
            int end = Math.min(bytes.length, start + chunkBytes);
            int position = start;
            while (position < end) {
                position = lines.feed(bytes, position, end);
                if (lines.hasLine()) {
                    found.add(new String(lines.takeLine(), UTF_8) + ":" + lines.consumed());
                }
            }
        }
        if (lines.endOfFile()) {
            found.add(new String(lines.takeLine(), UTF_8) + ":" + lines.consumed());
        }
        return found;
    }
}
