package io.tidemark.job.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.math.MathContext;

/** JSON that may stand in an element of an HTML page, whatever texts are in it: none of them can end the element. */
final class PageJson {

    private static final MathContext SHOWN_DIGITS = new MathContext(7);
    /** Whole numbers up to here are written with all their digits. */
    private static final double MAX_WHOLE = 1e15;

    private PageJson() {}

    /** A generator of such JSON; closing it leaves the writer open. */
    static JsonGenerator generator(Writer out) throws IOException {
        JsonGenerator generator = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setCharacterEscapes(new HtmlEscapes());
        return generator;
    }

    /** Writes a number with as many digits as a person reads; {@code null} when it is none. */
    static void writeNumber(double number, JsonGenerator out) throws IOException {
        if (!Double.isFinite(number)) {
            out.writeNull();
        } else if (number == Math.rint(number) && Math.abs(number) < MAX_WHOLE) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(new BigDecimal(number)
                    .round(SHOWN_DIGITS)
                    .stripTrailingZeros()
                    .toString());
        }
    }

    private static final class HtmlEscapes extends CharacterEscapes {

        private static final long serialVersionUID = 1L;

        private final int[] escapes = standardAsciiEscapesForJSON();

        HtmlEscapes() {
            for (char c : new char[] {'<', '>', '&'}) {
                escapes[c] = ESCAPE_STANDARD;
            }
        }

        @Override
        public int[] getEscapeCodesForAscii() {
            return escapes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return null; // none but the standard ones
        }
    }
}
