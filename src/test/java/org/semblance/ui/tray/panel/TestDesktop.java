package org.semblance.ui.tray.panel;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.semblance.session.linux.PrivateBus;
import org.semblance.ui.tray.Command;

/// A desktop of a test's own: a display, a session bus, and the panels that a test starts there. Its home is a
/// fresh folder.
public final class TestDesktop implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(150);
    private static final String WATCHER = "org.kde.StatusNotifierWatcher";

    private final Path folder;
    private final Map<String, String> environment = new HashMap<>();
    private final PrivateBus bus;
    private final SessionBus line;

    /// @param folder becomes the home of everything on it
    public TestDesktop(Path folder) throws IOException, DBusException, InterruptedException {
        this.folder = folder;
        environment.put("HOME", folder.toString());
        environment.put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        environment.put("XDG_RUNTIME_DIR", runtime().toString());
        environment.put("NO_AT_BRIDGE", "1");
        environment.put("LC_ALL", "C.UTF-8");
        bus = PrivateBus.start(environment);
        environment.put("DBUS_SESSION_BUS_ADDRESS", bus.address());
        var screen = bus.run(
                List.of("Xvfb", "-displayfd", "1", "-screen", "0", "1000x700x24", "-noreset", "-nolisten", "tcp"),
                environment);
        environment.put("DISPLAY", ":" + firstLine(screen));
        line = SessionBus.open(bus.address());
    }

    private Path runtime() throws IOException {
        var mode = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
        return Files.createDirectories(folder.resolve("run"), mode);
    }

    private static String firstLine(Process process) throws IOException {
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        var line = out.readLine();
        assertNotNull(line, "Xvfb does not start (apt: xvfb)");
        return line;
    }

    public Map<String, String> environment() {
        return Map.copyOf(environment);
    }

    /// One panel at the top: nothing, then the icons, at its right end.
    public Process startPanel() throws IOException {
        var settings = Files.createDirectories(folder.resolve("config/xfce4/xfconf/xfce-perchannel-xml"));
        try (var panel = TestDesktop.class.getResourceAsStream("xfce4-panel.xml")) {
            Files.write(settings.resolve("xfce4-panel.xml"), panel.readAllBytes());
        }
        var process = bus.run(List.of("xfce4-panel", "--disable-wm-check"), environment);
        await("xfce4-panel to show icons (apt: xfce4-panel)", this::hasHost);
        return process;
    }

    /// A notification area that knows nothing of D-Bus, at the top.
    public void startTrayer() {
        var words = List.of("trayer", "--edge", "top", "--align", "right", "--height", "26", "--widthtype", "request");
        bus.run(words, environment);
    }

    private boolean hasHost() {
        try {
            return line.isOwned(WATCHER)
                    && Boolean.TRUE.equals(line.property(
                            WATCHER, "/StatusNotifierWatcher", WATCHER, "IsStatusNotifierHostRegistered"));
        } catch (DBusException e) {
            return false;
        }
    }

    /// The item the panel was told of.
    public Optional<String> item() {
        try {
            var items = line.property(WATCHER, "/StatusNotifierWatcher", WATCHER, "RegisteredStatusNotifierItems");
            return ((List<?>) items)
                    .stream().map(item -> item.toString().split("/")[0]).findFirst();
        } catch (DBusException e) {
            return Optional.empty();
        }
    }

    /// The process behind it.
    public ProcessHandle owner(String item) {
        var bus = "org.freedesktop.DBus";
        try {
            var pid = (UInt32) line.call(bus, "/org/freedesktop/DBus", bus, "GetConnectionUnixProcessID", "s", item)[0];
            return ProcessHandle.of(pid.longValue()).orElseThrow();
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    public Object property(String item, String name) {
        try {
            return line.property(item, ItemObject.PATH, ItemObject.TYPE, name);
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    /// What stands in the menu's first row; "" while nothing answers.
    public String status(String item) {
        try {
            var layout = line.call(item, MenuObject.PATH, MenuObject.TYPE, "GetLayout", "iias", 0, -1, List.of());
            var root = (Object[]) layout[1];
            var first = (Object[]) ((Variant<?>) ((List<?>) root[2]).getFirst()).getValue();
            return ((Variant<?>) ((Map<?, ?>) first[1]).get("label")).getValue().toString();
        } catch (DBusException e) {
            return "";
        }
    }

    /// As xfce4-panel does it.
    public void click(String item, Command command) {
        var event = new MenuEvent(1 + command.ordinal(), "clicked", new Variant<>(""), new UInt32(0));
        try {
            line.call(item, MenuObject.PATH, MenuObject.TYPE, "EventGroup", "a(isvu)", List.of(event));
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    public void activate(String item) {
        try {
            line.call(item, ItemObject.PATH, ItemObject.TYPE, "Activate", "ii", 0, 0);
        } catch (DBusException e) {
            throw new AssertionError(e);
        }
    }

    /// Whether a window of this title is shown.
    public boolean hasWindow(String title) {
        return run("xdotool", "search", "--onlyvisible", "--name", "^" + title + "$") == 0;
    }

    /// @param words after `xdotool`
    public void xdotool(String... words) {
        var command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        if (run(command.toArray(String[]::new)) != 0) throw new AssertionError(command);
    }

    private int run(String... command) {
        try {
            var process = bus.run(List.of(command), environment);
            process.getInputStream().readAllBytes();
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public BufferedImage screenshot() {
        try {
            var file = folder.resolve("screen.png");
            if (run("import", "-silent", "-window", "root", file.toString()) != 0) {
                throw new AssertionError("no screenshot (apt: imagemagick)");
            }
            return ImageIO.read(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The middle of what has this color in the panel, x first; empty when there is less of it than an icon has.
    public Optional<int[]> seen(int rgb) {
        var screen = screenshot();
        var pixels = IntStream.range(0, 40 * screen.getWidth())
                .filter(i -> (screen.getRGB(i % screen.getWidth(), i / screen.getWidth()) & 0xffffff) == rgb)
                .toArray();
        if (pixels.length < 60) return Optional.empty();
        var x = IntStream.of(pixels).map(i -> i % screen.getWidth()).average().orElseThrow();
        var y = IntStream.of(pixels).map(i -> i / screen.getWidth()).average().orElseThrow();
        return Optional.of(new int[] {(int) x, (int) y});
    }

    public void awaitStatus(String item, String text) {
        try {
            await(text, () -> status(item).equals(text));
        } catch (AssertionError e) {
            throw new AssertionError("the menu says: " + status(item), e);
        }
    }

    public static void await(String what, BooleanSupplier condition) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) throw new AssertionError("waited in vain for " + what);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    @Override
    public void close() {
        line.close();
        bus.close();
    }
}
