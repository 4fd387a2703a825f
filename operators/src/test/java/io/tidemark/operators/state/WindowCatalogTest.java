package io.tidemark.operators.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.trigger.Triggers;
import io.tidemark.functions.window.WindowAssigner;
import io.tidemark.functions.window.WindowAssigners;
import io.tidemark.functions.window.WindowDefinition;
import io.tidemark.operators.SumOfValues;
import io.tidemark.operators.TimeDomain;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowCatalogTest {

    private static final WindowAssigner MINUTES = WindowAssigners.tumbling(Duration.ofMinutes(1));

    private final WindowCatalog saved = WindowCatalog.of(TimeDomain.EVENT, definitions("a", "b", "c"));

    @Test
    void aNewPipelineNumbersItsDefinitionsInOrder() {
        assertThat(numbers(saved)).containsExactly("a=0", "b=1", "c=2");
        assertThat(saved.nextNumber()).isEqualTo(3);
    }

    @Test
    void aNameKeepsItsNumberWhereverItStands() {
        assertThat(numbers(evolve(saved, "c", "a", "b"))).containsExactly("c=2", "a=0", "b=1");
    }

    @Test
    void aNewNameGetsANumberThatWasNeverGiven() {
        assertThat(numbers(evolve(saved, "new", "a", "b", "c"))).containsExactly("new=3", "a=0", "b=1", "c=2");
        WindowCatalog without = evolve(saved, "a", "b").withoutRetired();
        assertThat(numbers(evolve(without, "a", "b", "d"))).containsExactly("a=0", "b=1", "d=3");
    }

    @Test
    void aNameThatIsGoneIsRetiredAndThenForgotten() {
        WindowCatalog evolved = evolve(saved, "c", "a");
        assertThat(numbers(evolved)).containsExactly("c=2", "a=0", "b=1 retired");
        assertThat(numbers(evolved.withoutRetired())).containsExactly("c=2", "a=0");
        assertThat(numbers(evolve(evolved, "a"))).containsExactly("a=0", "c=2 retired");
    }

    @Test
    void aNameThatComesBackGetsAnotherNumber() {
        assertThat(numbers(evolve(evolve(saved, "a", "c"), "a", "b", "c"))).containsExactly("a=0", "b=3", "c=2");
        assertThat(numbers(evolve(evolve(saved, "a", "c").withoutRetired(), "a", "b", "c")))
                .containsExactly("a=0", "b=3", "c=2");
    }

    @Test
    void otherTriggersAreToldFromTheSameOnes() {
        WindowDefinition a = definitions("a").get(0).withTriggers(Triggers.count(2), Triggers.watermark());
        WindowCatalog evolved =
                saved.evolve(TimeDomain.EVENT, List.of(a, definitions("c").get(0)));
        assertThat(evolved.otherTriggers(saved)).containsExactly(true, false, false);
    }

    @Test
    void sessionsAndOtherWindowsUnderOneNameAreRefusedWithWhatToDo() {
        WindowDefinition sessions =
                WindowDefinition.of("b", WindowAssigners.session(Duration.ofSeconds(1)), SumOfValues.alone());
        assertThatThrownBy(() -> saved.evolve(TimeDomain.EVENT, List.of(sessions)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("window b is windows of fixed bounds in the state and sessions in the pipeline")
                .hasMessageContaining("another name");
        WindowCatalog savedSessions = WindowCatalog.of(TimeDomain.EVENT, List.of(sessions));
        assertThatThrownBy(() -> evolve(savedSessions, "a", "b"))
                .hasMessageContaining("window b is sessions in the state and windows of fixed bounds in the pipeline");
    }

    @Test
    void aGlobalWindowAndWindowsThatEndUnderOneNameAreRefused() {
        WindowDefinition global = new WindowDefinition(
                "b",
                WindowAssigners.global(),
                List.of(Triggers.count(2)),
                definitions("b").get(0).mode(),
                true,
                SumOfValues.alone());
        assertThatThrownBy(() -> saved.evolve(TimeDomain.EVENT, List.of(global)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a global window in the pipeline");
    }

    @Test
    void anotherClockIsRefusedWithWhatToDo() {
        assertThatThrownBy(() -> saved.evolve(TimeDomain.PROCESSING, definitions("a", "b", "c")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("time: event")
                .hasMessageContaining("time: processing")
                .hasMessageContaining("start without the state");
    }

    @Test
    void signaturesMeetTheirLikesInOrder() {
        assertThat(LayoutMatch.match(List.of("x", "y", "x"), List.of("x", "z", "x", "x", "y")))
                .containsExactly(0, LayoutMatch.NONE, 2, LayoutMatch.NONE, 1);
    }

    private static WindowCatalog evolve(WindowCatalog catalog, String... names) {
        return catalog.evolve(TimeDomain.EVENT, definitions(names));
    }

    private static List<WindowDefinition> definitions(String... names) {
        return Arrays.stream(names)
                .map(name -> WindowDefinition.of(name, MINUTES, SumOfValues.alone()))
                .toList();
    }

    private static List<String> numbers(WindowCatalog catalog) {
        return catalog.windows().stream()
                .map(window -> window.name() + "=" + window.number() + (window.retired() ? " retired" : ""))
                .toList();
    }
}
