package org.semblance.service;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.semblance.decide.Moment;
import org.semblance.ipc.Answer;
import org.semblance.ipc.Caller;
import org.semblance.ipc.CameraChoice;
import org.semblance.ipc.Event;
import org.semblance.ipc.Request;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.Words;
import org.semblance.policy.PolicyException;
import org.semblance.session.Authority;
import org.semblance.session.Beginning;
import org.semblance.session.LocalUsers;
import org.semblance.store.StoreException;

/// The use cases, for many clients at a time. One thread of its own owns camera and networks.
public final class SemblanceService implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(SemblanceService.class.getName());
    private static final String POLKIT = "polkit-1";
    private static final Duration FIRST_PATIENCE = Duration.ofSeconds(1);
    /// Opening all networks on a machine that is busy starting takes the longest.
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);

    private final Equipment equipment;
    private final RecognitionThread thread;
    private final Equipment.CameraOpener cameras;
    private final CameraDesk desk;
    private final LockoutBook lockouts;
    private final PasswordBook lastPasswords;
    private final HandLocks handLocks;
    private final Pauses pauses;
    private final Diary diary;
    private final CameraTrust trust;
    private final LoginPasswords passwords;
    private final AskingAuthority authority;
    private final OneScan oneScan = new OneScan(System::nanoTime);
    private final Questions questions;
    private final Residents residents;
    private volatile Optional<LocalUsers> users = Optional.empty();
    private final Set<Relay> listening = ConcurrentHashMap.newKeySet();
    private volatile boolean ended;

    /// Takes ownership of the equipment.
    public SemblanceService(Equipment equipment) {
        this(equipment, InstantSource.system(), Moment::now);
    }

    /// @param boot the clock of the running boot
    SemblanceService(Equipment equipment, InstantSource clock, Supplier<Moment> boot) {
        this.equipment = equipment;
        this.handLocks = new HandLocks(equipment);
        this.pauses = new Pauses(equipment, clock);
        this.diary = new Diary(equipment, clock);
        this.trust = new CameraTrust(equipment, diary);
        this.passwords = new LoginPasswords(equipment, diary);
        this.authority = new AskingAuthority(equipment.authority());
        this.thread = new RecognitionThread(equipment::close);
        this.cameras = choice -> new BeatingSource(equipment.cameras().open(choice), thread.pulse());
        this.desk = new CameraDesk(cameras);
        this.lockouts = new LockoutBook(equipment::store, boot);
        this.lastPasswords = new PasswordBook(equipment::store, boot);
        this.questions = new Questions(process -> equipment.seats().of(process), System::nanoTime, Questions.PATIENCE);
        this.residents = new Residents(
                (user, events) -> watch(user, CameraChoice.DEFAULT, events),
                watch -> thread.start(watch, () -> watch.startPatiently(FIRST_PATIENCE)));
    }

    /// For a program that is its own and only client: the service ends with the conversation, and nothing is kept
    /// from who holds the store anyway.
    public static Semblance alone(Equipment equipment) {
        var service = new SemblanceService(equipment);
        var conversation = new Conversation(service, Caller.of(System.getProperty("user.name")), Rights.OWNER);
        return new Semblance() {
            @Override
            public Answer ask(Request request, Consumer<Event> events) throws InterruptedException {
                return conversation.ask(request, events);
            }

            @Override
            public void close() {
                conversation.close();
                service.close();
            }
        };
    }

    /// A conversation with a client. Its thread is the client's; several go on at a time.
    ///
    /// @param caller whose program the client is, as the socket says
    public Semblance client(Caller caller) {
        return new Conversation(this, caller, Rights.atOwn(caller));
    }

    /// The same at the service of the machine, whose clients are not all of one user.
    public Semblance clientOfSystem(Caller caller) {
        var rights = Rights.atSystem(caller, equipment.seats(), authority, action -> typed(caller.user(), action));
        return new Conversation(this, caller, rights);
    }

    /// An administrator's password is not the user's; and where polkit takes a face, its yes is no password.
    private void typed(String user, Authority.Action action) {
        try {
            var byFace = equipment.rules(user).site().elevation().services().contains(POLKIT);
            if (action == Authority.Action.ENROLL && !byFace) typed(user);
        } catch (PolicyException | StoreException e) {
            LOG.log(System.Logger.Level.WARNING, "the password will be asked for again: {0}", e.getMessage());
        }
    }

    /// The user's password was typed before a program of root's. It ends the lockout.
    void typed(String user) throws StoreException {
        lastPasswords.proven(user);
        lockouts.passwordUsed(user);
    }

    /// A session of the user's is there, and how it began is known. It is told more than once.
    void began(String user, Beginning beginning) throws StoreException {
        var typed = lastPasswords.began(user, beginning);
        if (typed.isPresent()) lockouts.passwordUsed(user, typed.get());
    }

    /// Watches this user's session from now on, and opens it for their face. Whatever is missing (a desktop, a
    /// model) is waited for; [Request.Follow] tells how it stands.
    public void startWatch(String user) {
        residents.become(Set.of(user));
    }

    /// The same for everybody, for as long as they sit at this machine.
    ///
    /// @param users owned by this from here on
    public void startWatches(LocalUsers users) {
        this.users = Optional.of(users);
        users.listen(residents::become);
        thread.start(passwords, passwords::obeyPolicyQuietly);
    }

    /// False when the recognition thread hangs, in a driver most likely. No request but a restart helps then.
    public boolean isResponsive() {
        return thread.pulse().isFelt(LONGEST_SILENCE);
    }

    /// Watches until the asking thread is interrupted.
    Answer watchHere(String user, CameraChoice camera, Consumer<Event> events) throws InterruptedException {
        if (residents.isBegun())
            return Failures.of(Words.text("answer.watch-there"), Words.text("answer.watch-there.remedy"));
        var relay = new Relay();
        var failed = new AtomicReference<Answer>();
        var watch = watch(user, camera, relay::tell);
        thread.start(watch, () -> {
            var answer = Failures.answering(() -> {
                watch.start();
                return new Answer.Done();
            });
            if (answer instanceof Answer.Failed) {
                failed.set(answer);
                relay.end();
            }
        });
        try {
            listen(relay, events);
            return failed.get() != null ? failed.get() : Failures.serviceEnded();
        } finally {
            watch.stop();
        }
    }

    private Watch watch(String user, CameraChoice camera, Consumer<Event> events) {
        return new Watch(this, user, camera, events);
    }

    /// Tells what the user's resident watch does until the asking thread is interrupted.
    Answer follow(String user, Consumer<Event> events) throws InterruptedException {
        if (users.isEmpty() && watchOf(user).isEmpty()) {
            return Failures.of(Words.text("answer.no-watch", user), Words.text("answer.no-watch.remedy"));
        }
        var followers = residents.followersOf(user);
        var relay = new Relay();
        followers.join(relay);
        try {
            listen(relay, events);
            return Failures.serviceEnded();
        } finally {
            followers.leave(relay);
        }
    }

    /// Until the relay or the service ends.
    private void listen(Relay relay, Consumer<Event> events) throws InterruptedException {
        listening.add(relay);
        if (ended) relay.end();
        try {
            relay.pass(events);
        } finally {
            listening.remove(relay);
        }
    }

    Equipment equipment() {
        return equipment;
    }

    /// Whoever uses cameras opens them this way.
    Equipment.CameraOpener cameras() {
        return cameras;
    }

    RecognitionThread thread() {
        return thread;
    }

    CameraDesk desk() {
        return desk;
    }

    LockoutBook lockouts() {
        return lockouts;
    }

    PasswordBook lastPasswords() {
        return lastPasswords;
    }

    /// Whether somebody who wants to change the faces is asked for a password right now.
    boolean isPasswordAsked() {
        return authority.isAsking();
    }

    OneScan oneScan() {
        return oneScan;
    }

    HandLocks handLocks() {
        return handLocks;
    }

    Questions questions() {
        return questions;
    }

    Pauses pauses() {
        return pauses;
    }

    CameraTrust trust() {
        return trust;
    }

    LoginPasswords passwords() {
        return passwords;
    }

    Diary diary() {
        return diary;
    }

    /// The resident watch of this user, if there is one.
    Optional<Watch> watchOf(String user) {
        return residents.of(user);
    }

    boolean isEnded() {
        return ended;
    }

    /// Ends every request with an answer that says so, and gives back camera, networks and store.
    @Override
    public void close() {
        ended = true;
        listening.forEach(Relay::end);
        questions.close();
        users.ifPresent(LocalUsers::close);
        residents.close();
        thread.close();
    }
}
