package org.semblance.cli;

import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;
import org.semblance.ipc.Event;

/// Every change of state with its time, a line each.
final class WatchLog implements Consumer<Event> {
    private final PrintStream out;
    private final boolean json;
    private final Clock clock;

    WatchLog(PrintStream out, boolean json, Clock clock) {
        this.out = out;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case Event.State state -> out.println(json ? json(state) : text(state));
            case Event.Progress _,
                    Event.Hint _,
                    Event.Poses _,
                    Event.Preview _,
                    Event.Question _,
                    Event.QuestionOver _ -> {}
        }
    }

    private String text(Event.State state) {
        return LocalTime.now(clock).truncatedTo(ChronoUnit.SECONDS) + "  " + StateText.of(state);
    }

    private JsonObject json(Event.State state) {
        var line = new JsonObject();
        line.addProperty("time", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        line.add("state", JsonReport.reason(state.key()));
        line.add("reason", JsonReport.reason(state.reason()));
        line.addProperty("detail", state.detail());
        return line;
    }
}
