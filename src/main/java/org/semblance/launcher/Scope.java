package org.semblance.launcher;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.semblance.ipc.Caller;
import org.semblance.ipc.Semblance;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.ServiceSocket;
import org.semblance.policy.SettingsFile;
import org.semblance.service.SemblanceService;
import org.semblance.service.Trail;
import org.semblance.session.SessionException;
import org.semblance.session.SessionLock;
import org.semblance.session.linux.Desktop;
import org.semblance.session.linux.LinuxSessions;
import org.semblance.store.KeyCredential;
import org.semblance.store.KeyFile;
import org.semblance.store.KeyProvider;
import org.semblance.store.StorePlace;
import org.semblance.store.keyring.DesktopKeyring;

/// What is different between a user's own service and the system's.
sealed interface Scope {

    ServiceSocket socket() throws ServiceException;

    StorePlace place();

    /// Where the store's key may lie, best first.
    List<KeyProvider> keys();

    /// Where the second key of login passwords is, if any are kept.
    Optional<KeyProvider> passwordKey();

    /// What this user has set.
    SettingsFile settings(String user);

    /// How this user's session is reached.
    SessionLock session(String user) throws SessionException;

    /// A conversation with the rights that clients have here.
    Semblance client(SemblanceService service, Caller caller);

    /// What hears of the history besides the store.
    Trail trail();

    /// Begins to watch whom this service opens sessions for.
    void watch(SemblanceService service);

    /// One user's: for their own session, with files in their home.
    record OfUser(Map<String, String> environment, StorePlace place) implements Scope {
        static OfUser at(Map<String, String> environment, Path home) {
            return new OfUser(environment, StorePlace.ofUser(environment, home));
        }

        @Override
        public ServiceSocket socket() throws ServiceException {
            return ServiceSocket.ofUser(environment);
        }

        @Override
        public List<KeyProvider> keys() {
            return List.of(DesktopKeyring.ofSession(environment), new KeyFile(place.keyFile(), place.database()));
        }

        /// Logins are not this service's.
        @Override
        public Optional<KeyProvider> passwordKey() {
            return Optional.empty();
        }

        @Override
        public SettingsFile settings(String user) {
            return new SettingsFile(place.keyFile().resolveSibling("settings.toml"));
        }

        @Override
        public SessionLock session(String user) throws SessionException {
            return LinuxSessions.open(user);
        }

        @Override
        public Semblance client(SemblanceService service, Caller caller) {
            return service.client(caller);
        }

        /// None: it is the user's own business, and the user could write to the journal in its name.
        @Override
        public Trail trail() {
            return (_, _) -> {};
        }

        @Override
        public void watch(SemblanceService service) {
            service.startWatch(System.getProperty("user.name"));
        }
    }

    /// The machine's: for everybody's sessions, as the user `semblance` without any rights of others. systemd
    /// names its folders in the environment.
    record OfSystem(Map<String, String> environment) implements Scope {
        @Override
        public ServiceSocket socket() {
            var folder = environment.getOrDefault("RUNTIME_DIRECTORY", "/run/semblance");
            return ServiceSocket.ofSystem(Path.of(folder), state(0));
        }

        @Override
        public StorePlace place() {
            return StorePlace.in(state(0), state(1));
        }

        /// Of the two state folders: data, and what opens them.
        private Path state(int which) {
            var folders = environment
                    .getOrDefault("STATE_DIRECTORY", "/var/lib/semblance:/var/lib/semblance-key")
                    .split(":", 2);
            return Path.of(folders[Math.min(which, folders.length - 1)]);
        }

        @Override
        public List<KeyProvider> keys() {
            return List.of(new KeyCredential(environment), new KeyFile(place().keyFile(), place().database()));
        }

        @Override
        public Optional<KeyProvider> passwordKey() {
            return Optional.of(KeyCredential.ofKeyring(environment));
        }

        /// The service cannot enter homes, and what lies there could change under its hands; so the settings lie
        /// beside the store.
        @Override
        public SettingsFile settings(String user) {
            var name = URLEncoder.encode(user, StandardCharsets.UTF_8) + ".toml";
            return new SettingsFile(state(0).resolve("settings").resolve(name));
        }

        @Override
        public SessionLock session(String user) throws SessionException {
            return LinuxSessions.open(user, Desktop.ofSystem());
        }

        @Override
        public Semblance client(SemblanceService service, Caller caller) {
            return service.clientOfSystem(caller);
        }

        @Override
        public Trail trail() {
            return new Journal(Journal.SOCKET, System.err);
        }

        @Override
        public void watch(SemblanceService service) {
            service.startWatches(LinuxSessions.users(Desktop.ofSystem()));
        }
    }
}
