package org.semblance.launcher;

import java.nio.file.Path;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.semblance.camera.CameraSettings;
import org.semblance.camera.Cameras;
import org.semblance.camera.OpenOptions;
import org.semblance.cli.Cli;
import org.semblance.cli.Console;
import org.semblance.cli.ServiceStart;
import org.semblance.cli.Wiring;
import org.semblance.inference.Inference;
import org.semblance.inference.ModelShelf;
import org.semblance.policy.PolicyFolder;
import org.semblance.policy.Rulebook;
import org.semblance.policy.SettingsFile;
import org.semblance.recognition.Recognition;
import org.semblance.service.Equipment;
import org.semblance.service.SemblanceService;
import org.semblance.session.linux.Desktop;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.store.Store;

/// The command line, and the service in the same process.
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        var provider = provider();
        var models = Path.of(System.getProperty("semblance.models", "models"));
        var own = Scope.OfUser.at(System.getenv(), home());
        var cameras = new Cameras(CameraSettings.fromSystemProperties());
        var service = new Service(
                own,
                new Scope.OfSystem(System.getenv()),
                new Systemd(System.getenv()),
                scope -> equipment(models, scope, cameras, provider));
        if (ServiceStart.isAskedFor(arguments)) {
            System.exit(new ServiceStart(System.out, System.err).run(service, arguments));
        }
        var data = new Services(System.getenv()).scope(own).place().database().getParent();
        var wiring = new Wiring(
                () -> Connection.open(
                        System.getenv(), () -> SemblanceService.alone(equipment(models, own, cameras, provider))),
                service,
                new Demo(models, cameras, Path.of(System.getProperty("java.io.tmpdir"))),
                new Bench(models),
                new TrayProcess(System.getenv(), home(), data, OwnProgram.ofThisProcess()),
                data,
                models,
                () -> Parts.of(models));
        System.exit(Cli.run(wiring, Console.ofProcess(), arguments));
    }

    /// `SEMBLANCE_PROVIDER=cpu` keeps the networks off every accelerator.
    private static Inference.Choice provider() {
        return switch (System.getenv().getOrDefault("SEMBLANCE_PROVIDER", "auto")) {
            case "auto" -> Inference.Choice.AUTO;
            case "cpu" -> Inference.Choice.CPU;
            default -> {
                System.err.println("semblance: SEMBLANCE_PROVIDER is neither auto nor cpu");
                System.exit(2);
                throw new IllegalStateException();
            }
        };
    }

    /// As the shell has it; Java asks the password database.
    private static Path home() {
        var home = System.getenv().getOrDefault("HOME", "");
        return Path.of(home.isEmpty() ? System.getProperty("user.home") : home);
    }

    private static Equipment equipment(Path models, Scope scope, Cameras cameras, Inference.Choice provider) {
        var equipment = new Equipment(
                        () -> Recognition.open(
                                new ModelShelf(models, scope.place().database().resolveSibling("models")),
                                new Inference(provider)),
                        () -> Store.open(scope.place().database(), scope.keys()),
                        scope::session,
                        choice -> cameras.open(choice.name(), new OpenOptions(choice.allowVirtual(), choice.paced())),
                        cameras::list,
                        new Rulebook(new PolicyFolder(PolicyFolder.STANDARD), memoized(scope::settings)))
                .seating(LinuxSessions::whereabouts)
                .telling(scope.trail())
                .asking(LinuxSessions.authority(Desktop.ofSystem()));
        return scope.passwordKey().map(equipment::keeping).orElse(equipment);
    }

    private static Function<String, SettingsFile> memoized(Function<String, SettingsFile> files) {
        var known = new ConcurrentHashMap<String, SettingsFile>();
        return user -> known.computeIfAbsent(user, files);
    }
}
