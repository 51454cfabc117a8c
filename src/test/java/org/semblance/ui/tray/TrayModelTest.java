package org.semblance.ui.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.service.WatchState;

class TrayModelTest {
    private final TrayModel model = new TrayModel();

    @Test
    void withoutAServiceOnlyQuitAndTheSessionsStartAreOffered() {
        assertEquals(Sign.STARTING, model.sign());
        assertFalse(item(Command.LOCK).orElseThrow().enabled());
        assertFalse(item(Command.ENROLL).orElseThrow().enabled());
        assertTrue(item(Command.QUIT).orElseThrow().enabled());
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasASignAndASentence(WatchState state) {
        model.state(state(state.name()));
        var view = model.view();
        assertFalse(view.status().isBlank());
        assertEquals(new MenuEntry.Line(view.status()), view.menu().getFirst());
        assertTrue(item(Command.LOCK).orElseThrow().enabled());
    }

    @Test
    void anUnlockIsNewsForAMomentOnly() {
        var unlock = state("UNLOCKED");
        model.state(unlock);
        assertEquals(Sign.UNLOCKED, model.sign());
        assertTrue(model.settle(unlock));
        assertEquals(Sign.WATCHING, model.sign());
        model.state(state("LOOKING"));
        assertFalse(model.settle(unlock));
        assertEquals(Sign.LOOKING, model.sign());
    }

    @Test
    void whatIsPausedCanBeResumed() {
        model.state(state("WATCHING"));
        assertTrue(item(Command.PAUSE).isPresent());
        model.state(state("PAUSED"));
        assertTrue(item(Command.PAUSE).isEmpty());
        assertTrue(item(Command.RESUME).isPresent());
    }

    @Test
    void aServiceThatIsGoneIsSaidUntilItIsBack() {
        model.state(state("WATCHING"));
        model.gone(Duration.ZERO);
        model.starting();
        assertEquals(Sign.TROUBLE, model.sign());
        assertEquals(Words.text("tray.gone"), model.view().status());
        model.gone(Duration.ofSeconds(4));
        assertTrue(model.view().status().contains("4 s"), model.view().status());
        model.state(state("WATCHING"));
        assertEquals(Sign.WATCHING, model.sign());
    }

    @Test
    void theReasonStandsInTheTooltip() {
        model.state(new Event.State("state.LOCKED", "refusal.NO_FACE", ""));
        assertTrue(model.view().tooltip().endsWith(Words.text("refusal.NO_FACE")));
        model.state(new Event.State("state.CAMERA_BUSY", "", "cheese has it"));
        assertTrue(model.view().tooltip().endsWith("\ncheese has it"));
    }

    private Optional<MenuEntry.Item> item(Command command) {
        return model.view().menu().stream()
                .filter(MenuEntry.Item.class::isInstance)
                .map(MenuEntry.Item.class::cast)
                .filter(item -> item.command() == command)
                .findFirst();
    }

    private static Event.State state(String name) {
        return new Event.State("state." + name, "", "");
    }
}
