package org.semblance.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.semblance.ipc.Words;

class TrayCommandTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void runsUntilAPersonQuits() {
        assertEquals(new Shell.Result(0, "", ""), run(true, "tray"));
        assertEquals(List.of("run"), asked);
    }

    @Test
    void aSecondOneSaysSoAndIsNoFailure() {
        assertEquals(new Shell.Result(0, "", Words.text("tray.already") + "\n"), run(false, "tray"));
    }

    @Test
    void startsWithTheSessionWhenAsked() {
        var on = run(true, "tray", "--autostart", "on");
        assertEquals(new Shell.Result(0, "", Words.text("tray.autostart.on", "entry") + "\n"), on);
        var off = run(true, "tray", "--autostart", "off");
        assertEquals(new Shell.Result(0, "", Words.text("tray.autostart.off") + "\n"), off);
        assertEquals(List.of("autostart true", "autostart false"), asked);
        assertEquals(2, run(true, "tray", "--autostart", "perhaps").exitCode());
    }

    @Test
    void theDemoLeavesOneWhereThereIsADesktop() {
        assertEquals(new Shell.Result(0, "", Words.text("tray.detached") + "\n"), afterTheDemo(true));
        assertEquals(new Shell.Result(0, "", Words.text("tray.no-desktop") + "\n"), afterTheDemo(false));
        assertEquals(List.of("detach", "detach"), asked);
    }

    private Shell.Result afterTheDemo(boolean desktop) {
        var result = run(desktop, "demo", "--tray", "--json");
        return new Shell.Result(result.exitCode(), "", result.err());
    }

    private Shell.Result run(boolean answer, String... arguments) {
        return Shell.withTray(new TrayRunner() {
                    @Override
                    public boolean run() {
                        asked.add("run");
                        return answer;
                    }

                    @Override
                    public String autostart(boolean on) {
                        asked.add("autostart " + on);
                        return "entry";
                    }

                    @Override
                    public boolean detach() {
                        asked.add("detach");
                        return answer;
                    }
                })
                .run(arguments);
    }
}
