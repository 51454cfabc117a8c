package org.semblance.launcher;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semblance.cli.ServiceRunner;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.ServiceSocket;
import org.semblance.ipc.SocketServer;
import org.semblance.service.Equipment;
import org.semblance.service.SemblanceService;

/// `semblance service`: the watch, and every client's requests, in one process.
record Service(Supplier<Equipment> equipment) implements ServiceRunner {

    @Override
    public void run(Consumer<Path> ready) throws ServiceException, InterruptedException {
        var socket = ServiceSocket.ofUser(System.getenv());
        try (var service = new SemblanceService(equipment.get());
                var _ = SocketServer.open(socket, service::client)) {
            service.startWatch(System.getProperty("user.name"), CameraChoice.DEFAULT);
            ready.accept(socket.path());
            new CountDownLatch(1).await();
        }
    }
}
