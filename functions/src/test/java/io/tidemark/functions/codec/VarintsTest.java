package io.tidemark.functions.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class VarintsTest {

    @Property
    void any_unsigned_number_comes_back(@ForAll long value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Varints.writeUnsigned(value, new DataOutputStream(bytes));
        assertThat(Varints.readUnsigned(in(bytes.toByteArray()))).isEqualTo(value);
    }

    @Property
    void any_signed_number_comes_back(@ForAll long value) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Varints.writeSigned(value, new DataOutputStream(bytes));
        assertThat(Varints.readSigned(in(bytes.toByteArray()))).isEqualTo(value);
    }

    @Example
    void numbers_near_zero_take_one_byte() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        Varints.writeUnsigned(127, out);
        Varints.writeSigned(-64, out);
        Varints.writeSigned(63, out);
        assertThat(bytes.toByteArray()).containsExactly(0x7F, 0x7F, 0x7E);
    }

    @Example
    void a_number_without_an_end_is_refused() {
        byte[] endless = new byte[11];
        Arrays.fill(endless, (byte) 0x80);
        assertThatThrownBy(() -> Varints.readUnsigned(in(endless)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no end within 10 bytes");
    }

    @Example
    void a_length_above_what_is_possible_is_refused_with_both_numbers() {
        assertThatThrownBy(() -> Varints.readLength(in(new byte[] {9}), 8))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("9")
                .hasMessageContaining("8");
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
