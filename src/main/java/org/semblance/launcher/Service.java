package org.semblance.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Function;
import org.semblance.cli.ServiceRunner;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.ServiceSocket;
import org.semblance.ipc.SocketServer;
import org.semblance.service.Equipment;
import org.semblance.service.SemblanceService;

/// `semblance service`: the watch, and every client's requests, in one process.
///
/// @param own the scope without `--system`
record Service(Scope own, Scope system, Systemd systemd, Function<Scope, Equipment> equipment)
        implements ServiceRunner {

    @Override
    public void run(boolean forSystem, Consumer<Path> ready) throws ServiceException, InterruptedException {
        if (!forSystem) refuseBesideTheSystems();
        var scope = forSystem ? system : own;
        var socket = scope.socket();
        try (var service = new SemblanceService(equipment.apply(scope));
                var _ = SocketServer.open(socket, systemd.socket(), caller -> scope.client(service, caller));
                var _ = systemd.watchdog(service::isResponsive)) {
            scope.watch(service);
            systemd.ready();
            ready.accept(socket.path());
            try {
                new CountDownLatch(1).await();
            } finally {
                systemd.stopping();
            }
        } catch (IOException e) {
            throw new ServiceException.CannotListen(socket.path(), e.getMessage());
        }
    }

    /// Two services would fight for the camera, and the system's opens this user's session as well.
    private static void refuseBesideTheSystems() throws ServiceException {
        var socket = ServiceSocket.ofSystem();
        try (var _ = RemoteSemblance.connect(socket)) {
            throw new ServiceException.SystemRunning(socket.path());
        } catch (ServiceException.NotRunning _) {
            return;
        }
    }
}
