package org.semblance.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;

/// The command line: `semblance COMMAND ...`.
public final class Cli {
    private Cli() {}

    /// Runs one command on the calling thread, which Ctrl-C interrupts.
    ///
    /// @return the exit code of the process
    public static int run(Wiring wiring, Console console, String... arguments) {
        var client = new Client(wiring, console);
        var failures = new Failures(client);
        try (var _ = Interruption.ofThisThread()) {
            return commandLine(client)
                    .setParameterExceptionHandler(failures)
                    .setExecutionExceptionHandler(failures)
                    .execute(arguments);
        } catch (Error e) {
            return failures.internal(e, List.of(arguments));
        }
    }

    static CommandLine commandLine(Client client) {
        var faces = new CommandLine(new FacesCommand())
                .addSubcommand(new FacesListCommand(client))
                .addSubcommand(new FacesRenameCommand(client))
                .addSubcommand(new FacesRemoveCommand(client));
        var cameras = new CommandLine(new CamerasCommand(client))
                .addSubcommand(new CamerasTrustedCommand(client))
                .addSubcommand(new CamerasForgetCommand(client));
        var evaluate = new CommandLine(new EvaluateCommand())
                .addSubcommand(new EvaluateVerificationCommand(client))
                .addSubcommand(new EvaluateDetectionCommand(client))
                .addSubcommand(new EvaluateAttemptsCommand(client))
                .addSubcommand(new EvaluateFairnessCommand(client))
                .addSubcommand(new EvaluateCalibrateCommand(client))
                .addSubcommand(new EvaluateBaselinesCommand(client));
        var train = new CommandLine(new TrainCommand(client))
                .addSubcommand(new TrainDetectorCommand(client))
                .addSubcommand(new TrainLandmarksCommand(client));
        var models = new CommandLine(new ModelsCommand())
                .addSubcommand(new ModelsListCommand(client))
                .addSubcommand(new ModelsVerifyCommand(client))
                .addSubcommand(new ModelsUseCommand(client))
                .addSubcommand(new ModelsAddCommand(client))
                .addSubcommand(new ModelsRemoveCommand(client))
                .addSubcommand(new ModelsFetchCommand(client))
                .addSubcommand(new ModelsQuantizeCommand(client))
                .addSubcommand(new ModelsAverageCommand(client));
        var pam = new CommandLine(new PamCommand())
                .addSubcommand(new PamStatusCommand(client))
                .addSubcommand(new PamEnableCommand(client))
                .addSubcommand(new PamDisableCommand(client));
        var keyring = new CommandLine(new KeyringCommand())
                .addSubcommand(new KeyringStatusCommand(client))
                .addSubcommand(new KeyringOnCommand(client))
                .addSubcommand(new KeyringOffCommand(client));
        var root = new CommandLine(new SemblanceCommand())
                .addSubcommand(new DemoCommand(client))
                .addSubcommand(new EnrollCommand(client))
                .addSubcommand(faces)
                .addSubcommand(new VerifyCommand(client))
                .addSubcommand(new WatchCommand(client))
                .addSubcommand(new ServiceCommand(client))
                .addSubcommand(new TrayCommand(client))
                .addSubcommand(new LockCommand(client))
                .addSubcommand(new PauseCommand(client))
                .addSubcommand(new StatusCommand(client))
                .addSubcommand(new HistoryCommand(client))
                .addSubcommand(new SettingsCommand(client))
                .addSubcommand(cameras)
                .addSubcommand(new DoctorCommand(client))
                .addSubcommand(new BenchCommand(client))
                .addSubcommand(train)
                .addSubcommand(evaluate)
                .addSubcommand(models)
                .addSubcommand(pam)
                .addSubcommand(keyring)
                .addSubcommand(new CompletionCommand(client))
                .setOut(new PrintWriter(client.console().out(), true))
                .setErr(new PrintWriter(client.console().err(), true))
                .setColorScheme(
                        CommandLine.Help.defaultColorScheme(client.console().ansi()))
                .setCaseInsensitiveEnumValuesAllowed(true);
        root.setResourceBundle(help());
        root.getCommandSpec()
                .versionProvider(SemblanceCommand.version(client.wiring().parts()));
        return root;
    }

    /// What the commands and their options are for, in the person's language.
    static ResourceBundle help() {
        return ResourceBundle.getBundle("org.semblance.cli.help", Locale.getDefault(), Cli.class.getModule());
    }
}
