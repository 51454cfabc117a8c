package org.semblance.ipc;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/// The service's end of the socket. Each client has its conversation; none can hinder another.
public final class SocketServer implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SocketServer.class.getName());
    private static final long GRACE_SECONDS = 2;
    private static final long PAUSE_NANOS = 100_000_000;

    private final ServiceSocket socket;
    private final Function<Caller, Semblance> semblances;
    private final ServiceLock lock;
    private final ServerSocketChannel listening;
    private final Places places;
    private final Set<Conversation> conversations = ConcurrentHashMap.newKeySet();
    private final Optional<PeerProcesses> processes;
    private final boolean inherited;

    private SocketServer(
            ServiceSocket socket,
            Optional<ServerSocketChannel> inherited,
            Function<Caller, Semblance> semblances,
            ServiceLock lock)
            throws IOException {
        this.socket = socket;
        this.semblances = semblances;
        this.lock = lock;
        this.places = new Places(socket.system());
        this.inherited = inherited.isPresent();
        this.listening = this.inherited ? inherited.get() : bind(socket);
        this.processes = socket.system() ? Optional.of(new PeerProcesses(address(listening))) : Optional.empty();
    }

    private static ServerSocketChannel bind(ServiceSocket socket) throws IOException {
        Files.deleteIfExists(socket.path()); // of a service that was killed: we hold the lock
        var listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        listening.bind(UnixDomainSocketAddress.of(socket.path()), Places.MOST);
        Files.setPosixFilePermissions(socket.path(), PosixFilePermissions.fromString(socket.mode()));
        return listening;
    }

    private static Path address(ServerSocketChannel listening) throws IOException {
        if (listening.getLocalAddress() instanceof UnixDomainSocketAddress unix) return unix.getPath();
        throw new IOException("the inherited socket is none of this machine's own");
    }

    /// Listens from now on.
    ///
    /// @param semblances makes what talks to one client; closed when it is gone
    /// @throws ServiceException.AlreadyRunning where another process does
    public static SocketServer open(ServiceSocket socket, Function<Caller, Semblance> semblances)
            throws ServiceException {
        return open(socket, Optional.empty(), semblances);
    }

    /// The same, maybe with a socket that listens already, as systemd hands it over. That stays when this closes.
    public static SocketServer open(
            ServiceSocket socket, Optional<ServerSocketChannel> inherited, Function<Caller, Semblance> semblances)
            throws ServiceException {
        if (inherited.isEmpty()) socket.prepare();
        var lock = ServiceLock.take(socket.lock());
        try {
            var server = new SocketServer(socket, inherited, semblances, lock);
            Thread.ofVirtual().name("clients").start(server::accept);
            return server;
        } catch (IOException e) {
            lock.close();
            throw new ServiceException.CannotListen(socket.path(), e.getMessage());
        }
    }

    private void accept() {
        for (var number = 1; listening.isOpen(); number++) {
            try {
                var channel = listening.accept();
                if (isTooMany(channel)) continue;
                var process = processes.isPresent() ? processes.get().ofNewest() : Caller.Process.UNKNOWN;
                var threads = Thread.ofVirtual().name("client-" + number);
                threads.start(() -> meet(channel, process, threads));
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "no client can be taken: {0}", e.getMessage());
                LockSupport.parkNanos(PAUSE_NANOS); // no file is left to open
            }
        }
    }

    /// Hangs up at once on whoever has more connections than there are places, and than may wait to be told: others
    /// shall not wait for what a connection costs. While nobody waits, nobody's name is looked up here, which may
    /// take its time as well.
    private boolean isTooMany(SocketChannel channel) throws IOException {
        if (!places.isQueue() || !places.isQueueFull(Peer.of(channel).name())) return false;
        channel.close();
        return true;
    }

    private void meet(SocketChannel channel, Caller.Process process, Thread.Builder.OfVirtual threads) {
        try (var frames = new FrameChannel(channel, Frame.LONGEST_TO_SERVICE)) {
            var caller = new Caller(Peer.of(channel).name(), process);
            var full = places.take(caller.user());
            if (full.isPresent()) refuse(caller, channel, frames, full.get());
            else serve(caller, channel, frames, threads);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a client is gone: {0}", e.getMessage());
        }
    }

    private void refuse(Caller caller, SocketChannel channel, FrameChannel frames, Answer why) throws IOException {
        if (!places.queue(caller.user())) return;
        try {
            frames.write(Messages.frame(isGreeting(channel, frames) ? why : Conversation.notUnderstood()));
        } finally {
            places.leaveQueue(caller.user());
        }
    }

    private void serve(Caller caller, SocketChannel channel, FrameChannel frames, Thread.Builder.OfVirtual threads)
            throws IOException {
        try {
            if (isGreeting(channel, frames)) talk(caller, frames, threads);
            else frames.write(Messages.frame(Conversation.notUnderstood()));
        } finally {
            places.giveBack(caller.user());
        }
    }

    private static boolean isGreeting(SocketChannel channel, FrameChannel frames) throws IOException {
        try (var _ = Deadline.closing(channel, FrameChannel.PATIENCE)) {
            return frames.read()
                    .filter(first -> first.kind() == Frame.Kind.HELLO)
                    .isPresent();
        } catch (FrameException e) {
            return false;
        }
    }

    private void talk(Caller caller, FrameChannel frames, Thread.Builder.OfVirtual threads) {
        var conversation = new Conversation(frames, () -> semblances.apply(caller), threads);
        conversations.add(conversation);
        try {
            if (listening.isOpen()) conversation.run();
        } finally {
            conversations.remove(conversation);
        }
    }

    /// Hangs up on every client, and waits a little for what they had begun to end.
    @Override
    public void close() {
        if (!listening.isOpen()) return;
        try (lock;
                listening) {
            listening.close();
            if (!inherited) Files.deleteIfExists(socket.path());
            conversations.forEach(Conversation::end);
            if (!places.takeAll(GRACE_SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "a request does not end");
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "did not close cleanly: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
