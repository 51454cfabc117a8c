package org.semblance.ipc;

import static org.semblance.ipc.FrameChannel.PATIENCE;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.semblance.ipc.Answer.Failed;
import org.semblance.ipc.Answer.Problem;

/// A service in another process. When that ends, every request is answered [Answer.Failed] and [#isOpen] is false;
/// then connect again.
///
/// The threads that ask never touch the socket, because an interrupt would close it.
public final class RemoteSemblance implements Semblance {
    private static final System.Logger LOG = System.getLogger(RemoteSemblance.class.getName());
    private static final int MOST_UNHEARD = 16;

    @FunctionalInterface
    private interface Belief {
        boolean in(Peer peer) throws IOException;
    }

    private sealed interface Heard {
        record Told(Event event) implements Heard {}

        record Answered(Answer answer) implements Heard {}

        record Ended() implements Heard {}
    }

    private final FrameChannel channel;
    private final ReentrantLock turn = new ReentrantLock();
    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Semaphore room = new Semaphore(MOST_UNHEARD);
    private final BlockingQueue<Frame> toSay = new LinkedBlockingQueue<>();
    private final Thread reader = Thread.ofVirtual().name("from-service").unstarted(this::read);
    private final Thread writer = Thread.ofVirtual().name("to-service").unstarted(this::write);

    private RemoteSemblance(FrameChannel channel) {
        this.channel = channel;
    }

    /// @throws ServiceException.NotRunning where nobody listens
    /// @throws ServiceException.OtherUser where somebody else than this user or root does
    public static RemoteSemblance connect(Path socket) throws ServiceException {
        return connect(socket, Peer::isSelfOrRoot);
    }

    /// @throws ServiceException.NotRunning where nobody listens
    /// @throws ServiceException.OtherUser where somebody listens who may not: at the system's socket anybody
    /// but root and the service's own account
    public static RemoteSemblance connect(ServiceSocket socket) throws ServiceException {
        return connect(socket.path(), socket.system() ? Peer::isSystem : Peer::isSelfOrRoot);
    }

    private static RemoteSemblance connect(Path socket, Belief belief) throws ServiceException {
        try {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            var frames = new FrameChannel(channel, Frame.LONGEST_TO_CLIENT);
            try (var _ = Deadline.closing(channel, PATIENCE)) {
                connect(channel, socket);
                if (!belief.in(Peer.of(channel))) {
                    throw new ServiceException.OtherUser(
                            socket, Peer.of(channel).name());
                }
                greet(frames, socket);
            } catch (IOException | ServiceException e) {
                channel.close();
                throw e;
            }
            var semblance = new RemoteSemblance(frames);
            semblance.reader.start();
            semblance.writer.start();
            return semblance;
        } catch (FrameException e) {
            throw new ServiceException.OtherVersion(socket);
        } catch (IOException e) {
            throw new ServiceException.Silent(socket);
        }
    }

    private static void connect(SocketChannel channel, Path socket) throws IOException, ServiceException {
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (AsynchronousCloseException e) {
            throw e;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "{0}: {1}", socket, e.getMessage());
            throw new ServiceException.NotRunning(socket);
        }
    }

    private static void greet(FrameChannel frames, Path socket) throws IOException, ServiceException {
        frames.write(Frame.HELLO);
        var first = frames.read().orElseThrow(() -> new ServiceException.Silent(socket));
        switch (first.kind()) {
            case HELLO -> {}
            case ANSWER -> {
                if (Messages.answer(first) instanceof Failed failed) throw new ServiceException.Refused(failed);
                throw new FrameException("an answer to nothing");
            }
            case REQUEST, EVENT, CANCEL -> throw new FrameException("no greeting");
        }
    }

    /// Whether the service is still there.
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
        Frame frame;
        try {
            frame = Messages.frame(request);
        } catch (IllegalArgumentException e) {
            return new Failed(Problem.USAGE, Words.text("ipc.too-long"), "");
        }
        turn.lockInterruptibly();
        try {
            return channel.isOpen() ? ask(frame, events) : gone();
        } finally {
            turn.unlock();
        }
    }

    private Answer ask(Frame request, Consumer<Event> events) throws InterruptedException {
        toSay.add(request);
        var over = false;
        try {
            while (true) {
                var next = heard.take();
                over = !(next instanceof Heard.Told);
                switch (next) {
                    case Heard.Told(var event) -> hear(event, events);
                    case Heard.Answered(var answer) -> {
                        return answer;
                    }
                    case Heard.Ended _ -> {
                        return gone();
                    }
                }
            }
        } finally {
            if (!over) takeBack();
        }
    }

    private void hear(Event event, Consumer<Event> events) {
        room.release();
        events.accept(event);
    }

    /// Tells the service, and hears it out: the next request must not get this one's answer.
    private void takeBack() {
        toSay.add(Frame.CANCEL);
        try {
            var next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            while (next instanceof Heard.Told) {
                room.release();
                next = heard.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            if (next == null) close();
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try {
            for (var frame = channel.read(); frame.isPresent(); frame = channel.read()) {
                var message = message(frame.get());
                if (message instanceof Heard.Told) room.acquire();
                heard.add(message);
            }
        } catch (IOException | InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "the conversation is over: {0}", e.getMessage());
        }
        close();
        heard.add(new Heard.Ended());
    }

    private static Heard message(Frame frame) throws FrameException {
        return switch (frame.kind()) {
            case EVENT -> new Heard.Told(Messages.event(frame));
            case ANSWER -> new Heard.Answered(Messages.answer(frame));
            case HELLO, REQUEST, CANCEL -> throw new FrameException("not for a client");
        };
    }

    private void write() {
        try {
            while (true) channel.write(toSay.take());
        } catch (IOException | InterruptedException e) {
            close();
        }
    }

    private static Failed gone() {
        return new Failed(Problem.CANNOT_CHECK, Words.text("ipc.gone"), Words.text("ipc.gone.remedy"));
    }

    @Override
    public void close() {
        channel.close();
        reader.interrupt();
        writer.interrupt();
    }
}
