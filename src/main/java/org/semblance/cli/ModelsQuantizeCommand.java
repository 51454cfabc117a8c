package org.semblance.cli;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.semblance.inference.ModelException;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Words;
import org.semblance.training.Quantization;
import org.semblance.training.TrainingException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "quantize", footer = "  semblance models quantize mine/embedder.json --images people --out mine")
final class ModelsQuantizeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "CARD", descriptionKey = "CARD")
    private Path card;

    @Option(names = "--images", paramLabel = "DIR", required = true)
    private Path images;

    @Option(names = "--out", paramLabel = "DIR", required = true)
    private Path out;

    @Option(names = "--pictures", paramLabel = "N")
    private int pictures = 1000;

    @Option(names = "--floats", paramLabel = "REGEX")
    private Pattern floats = Pattern.compile("");

    @Mixin
    private JsonOption json;

    @Spec
    private CommandSpec spec;

    private final Client client;

    ModelsQuantizeCommand(Client client) {
        this.client = client;
    }

    @Override
    public Integer call() throws CommandFailure, InterruptedException {
        if (pictures < 2) throw new ParameterException(spec.commandLine(), Words.text("cli.quantize.pictures"));
        var order = new Quantization.Order(card, client.wiring().models(), images, out, pictures, floats);
        try (var line = new ProgressLine(client.console())) {
            tell(Quantization.run(order, share -> line.accept(new Event.Progress(share))));
        } catch (TrainingException e) {
            throw new CommandFailure(Failures.of(e));
        } catch (ModelException e) {
            throw new CommandFailure(new Answer.Failed(Answer.Problem.BAD_FILE, Failures.message(e), ""));
        } catch (IOException e) {
            throw new CommandFailure(new Answer.Failed(
                    Answer.Problem.BAD_FILE,
                    Words.text("cli.train.io", e.getMessage()),
                    Words.text("cli.quantize.io.remedy")));
        }
        return ExitCode.DONE;
    }

    private void tell(Quantization.Result result) {
        if (json.isJson()) {
            var object = new JsonObject();
            object.addProperty("scales_from_pictures", result.scaledBy());
            object.addProperty("checked_on_pictures", result.checked());
            object.addProperty("cosine_mean", result.cosine());
            object.addProperty("cosine_least", result.leastCosine());
            object.addProperty("float_ms", result.floatMillis());
            object.addProperty("int8_ms", result.millis());
            object.addProperty("float_bytes", result.floatBytes());
            object.addProperty("int8_bytes", result.bytes());
            client.console().out().println(object);
            return;
        }
        client.console()
                .out()
                .println(Words.text(
                        "cli.quantize.done",
                        out,
                        number("%.4f", result.cosine()),
                        number("%.4f", result.leastCosine()),
                        result.checked(),
                        number("%.1f", result.floatMillis()),
                        number("%.1f", result.millis()),
                        number("%.1f", result.floatBytes() / 1e6),
                        number("%.1f", result.bytes() / 1e6)));
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
