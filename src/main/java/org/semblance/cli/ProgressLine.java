package org.semblance.cli;

import java.util.function.Consumer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;

/// How far a request is and what the person can do: one line that is written over on a terminal; elsewhere a
/// line for each new sentence, and no bar.
final class ProgressLine implements Consumer<Event>, AutoCloseable {
    private static final int BAR = 24;
    private static final int WIDTH = 79;
    private static final String ERASE = "\r\033[K";

    private final Console console;
    private int percent = -1;
    private String sentence = "";
    private String drawn = "";

    ProgressLine(Console console) {
        this.console = console;
    }

    @Override
    public void accept(Event event) {
        switch (event) {
            case Event.Progress(var fraction) -> {
                percent = (int) Math.round(100 * Math.clamp(fraction, 0, 1));
                redraw();
            }
            case Event.Hint(var key) -> say(Words.text(key));
            case Event.State state -> say(StateText.of(state));
            case Event.Poses _, Event.Preview _, Event.Question _, Event.QuestionOver _ -> {}
        }
    }

    @Override
    public void close() {
        if (!drawn.isEmpty()) write(ERASE);
        drawn = "";
    }

    void say(String text) {
        if (text.equals(sentence)) return;
        sentence = text;
        if (console.redraws()) redraw();
        else console.err().println(text);
    }

    private void redraw() {
        if (!console.redraws()) return;
        var line = percent < 0 ? sentence : bar() + "  " + sentence;
        if (line.length() > WIDTH) line = line.substring(0, WIDTH);
        if (line.equals(drawn)) return;
        drawn = line;
        write(ERASE + line);
    }

    private String bar() {
        var full = percent * BAR / 100;
        return "[%s%s] %3d%%".formatted("#".repeat(full), " ".repeat(BAR - full), percent);
    }

    private void write(String text) {
        console.err().print(text);
        console.err().flush();
    }
}
