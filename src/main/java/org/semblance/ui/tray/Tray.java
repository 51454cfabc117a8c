package org.semblance.ui.tray;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Words;
import org.semblance.ui.WindowException;

/// The tray: shows what the service does, and asks of it what a person clicks. All of it happens on one thread.
public final class Tray implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Tray.class.getName());
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final long UNLOCKED_IS_NEWS_SECONDS = 6;

    private final TrayModel model = new TrayModel();
    private final Notices notices = new Notices();
    private final CountDownLatch quit = new CountDownLatch(1);
    private final ScheduledExecutorService thread;
    private final ServiceProgram service;
    private final ServiceKeeper keeper;
    private final Attention attention;
    private final Autostart autostart;
    private final Notifier notifier;
    private final TrayWindows windows;
    private final String user;
    private Panel panel;

    /// Makes the panel, on the tray's thread.
    @FunctionalInterface
    public interface PanelMaker {
        Panel open(ScheduledExecutorService thread, TrayView first, Consumer<Command> commands);
    }

    public Tray(String user, ServiceProgram service, TrayWindows windows, Notifier notifier, Autostart autostart) {
        this.user = user;
        this.service = service;
        this.windows = windows;
        this.notifier = notifier;
        this.autostart = autostart;
        thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("tray").factory());
        attention = new Attention(service, user, windows);
        keeper = new ServiceKeeper(service, user, new News());
    }

    /// Shows itself and returns when a person quits.
    public void run(PanelMaker maker) throws InterruptedException {
        thread.execute(() -> {
            model.autostart(autostart.isOn());
            panel = maker.open(thread, model.view(), this::ask);
        });
        keeper.start();
        quit.await();
    }

    /// What a click does, from whatever thread it comes.
    public void ask(Command command) {
        later(() -> act(command));
    }

    private void act(Command command) {
        switch (command) {
            case ACTIVATE -> open(model.sign() == Sign.NOT_ENROLLED ? windows.wizard() : windows.preferences());
            case ENROLL -> open(windows.wizard());
            case PREFERENCES -> open(windows.preferences());
            case HISTORY -> open(windows.history());
            case LOCK -> request(new Request.Lock(user));
            case PAUSE -> request(new Request.Pause(user, PAUSE));
            case RESUME -> request(new Request.Pause(user, Duration.ZERO));
            case AUTOSTART -> turnAutostart();
            case QUIT -> quit.countDown();
        }
    }

    private void turnAutostart() {
        try {
            autostart.turn(!autostart.isOn());
        } catch (IOException | UncheckedIOException e) {
            notifier.tell(new Notice(Sign.TROUBLE, Words.text("tray.notice.autostart"), String.valueOf(e)));
        }
        model.autostart(autostart.isOn());
        show();
    }

    private void open(TrayWindows.Opening window) {
        beside(() -> {
            try {
                window.open();
            } catch (WindowException e) {
                tellFailure(e.getMessage());
            }
        });
    }

    private void request(Request request) {
        beside(() -> {
            if (answer(request) instanceof Answer.Failed failed) {
                tellFailure(failed.remedy().isEmpty() ? failed.message() : failed.message() + "\n" + failed.remedy());
            }
        });
    }

    private void tellFailure(String text) {
        later(() -> notifier.tell(new Notice(Sign.TROUBLE, Words.text("tray.notice.failed"), text)));
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /// Beside the tray's thread, which goes on showing what happens.
    private static void beside(Work work) {
        Thread.ofVirtual().start(() -> {
            try {
                work.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private Answer answer(Request request) throws InterruptedException {
        var connection = service.connect();
        if (connection.isEmpty()) {
            return new Answer.Failed(Answer.Problem.CANNOT_CHECK, Words.text("tray.gone"), "");
        }
        try (var semblance = connection.get()) {
            return semblance.ask(request, _ -> {});
        }
    }

    private void show() {
        panel.show(model.view());
    }

    private void later(Runnable action) {
        try {
            thread.execute(() -> {
                try {
                    action.run();
                } catch (RuntimeException e) {
                    LOG.log(System.Logger.Level.ERROR, "the tray stumbled", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.log(System.Logger.Level.TRACE, "closed meanwhile", e);
        }
    }

    private final class News implements ServiceKeeper.Listener {
        @Override
        public void starting() {
            later(() -> {
                model.starting();
                show();
            });
        }

        @Override
        public void state(Event.State state) {
            attention.pay();
            later(() -> {
                model.state(state);
                show();
                notices.of(state).ifPresent(notifier::tell);
                if (model.sign() == Sign.UNLOCKED) {
                    thread.schedule(() -> settle(state), UNLOCKED_IS_NEWS_SECONDS, TimeUnit.SECONDS);
                }
            });
        }

        private void settle(Event.State state) {
            if (model.settle(state)) show();
        }

        @Override
        public void gone(Duration pause) {
            later(() -> {
                model.gone(pause);
                show();
                notices.gone(pause).ifPresent(notifier::tell);
            });
        }
    }

    /// Ends the service, if it was started here, and the icon.
    @Override
    public void close() {
        keeper.close();
        attention.close();
        later(() -> Optional.ofNullable(panel).ifPresent(Panel::close));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(2, TimeUnit.SECONDS)) thread.shutdownNow();
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
