package io.tidemark.job.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.junit.jupiter.api.Test;

class SplitSerializersTest {

    private static final String FILE_HEX = "0001" + "66" + "0000000000000100" + "0000000000000007";

    @Test
    void theBytesOfVersionOneNeverChange() throws IOException {
        assertGolden(new FileSplitSerializer(), new FileSplit("f", 256, 7), FILE_HEX);
        assertGolden(
                new StrideSplitSerializer(),
                new StrideSplit(1, 3, 256, -1),
                "00000001" + "00000003" + "0000000000000100" + "ffffffffffffffff");
        assertGolden(
                new EnumeratorStateSerializer<>(new FileSplitSerializer()),
                new EnumeratorState<>(true, Set.of("f", "e"), List.of(new FileSplit("f", 256, 7))),
                "01" + "00000002" + "000165" + "000166" + "00000001" + "00000001" + "00000013" + FILE_HEX);
    }

    private static <T> void assertGolden(SimpleVersionedSerializer<T> serializer, T value, String hex)
            throws IOException {
        byte[] golden = HexFormat.of().parseHex(hex);
        assertThat(serializer.getVersion()).isEqualTo(1);
        assertThat(HexFormat.of().formatHex(serializer.serialize(value))).isEqualTo(hex);
        assertThat(serializer.deserialize(1, golden)).isEqualTo(value);
        assertThatThrownBy(() -> serializer.deserialize(2, golden))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("version 2");
        assertThatThrownBy(() -> serializer.deserialize(1, Arrays.copyOf(golden, golden.length + 1)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("too many");
    }
}
