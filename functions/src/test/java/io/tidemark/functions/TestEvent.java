package io.tidemark.functions;

import java.util.ArrayList;
import java.util.List;

/**
 * An event with one number and one text, the same for every field.
 *
 * @param number {@code NaN} when the event has none
 * @param text {@code null} when the event has none
 */
public record TestEvent(long time, double number, String text) implements EventView {

    /** The field that numbers and texts of test events are read from. */
    public static final Field VALUE = new Field("value", 0);

    @Override
    public double number(int field) {
        return number;
    }

    @Override
    public String text(int field) {
        return text;
    }

    public static TestEvent number(long time, double number) {
        return new TestEvent(time, number, Double.toString(number));
    }

    public static TestEvent text(long time, String text) {
        return new TestEvent(time, Double.NaN, text);
    }

    /** Events with these numbers, a millisecond apart. */
    public static List<TestEvent> numbers(double... numbers) {
        List<TestEvent> events = new ArrayList<>();
        for (double number : numbers) {
            events.add(number(events.size(), number));
        }
        return events;
    }

    /** Events with these texts, a millisecond apart. */
    public static List<TestEvent> texts(Iterable<String> texts) {
        List<TestEvent> events = new ArrayList<>();
        for (String text : texts) {
            events.add(text(events.size(), text));
        }
        return events;
    }
}
