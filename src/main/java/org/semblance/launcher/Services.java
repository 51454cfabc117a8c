package org.semblance.launcher;

import java.nio.file.Files;
import java.util.Map;
import org.semblance.ipc.RemoteSemblance;
import org.semblance.ipc.ServiceException;
import org.semblance.ipc.ServiceSocket;

/// The services a client may talk to: the system's where it answers, else the user's own.
record Services(Map<String, String> environment) {

    /// Whose store a client's requests end in, for people who agree to that and for models.
    Scope scope(Scope own) {
        return Files.exists(ServiceSocket.ofSystem().path()) ? new Scope.OfSystem(Map.of()) : own;
    }

    /// @throws ServiceException.NotRunning where there is neither
    RemoteSemblance connect() throws ServiceException {
        try {
            return RemoteSemblance.connect(ServiceSocket.ofSystem());
        } catch (ServiceException.NotRunning _) {
            return RemoteSemblance.connect(ServiceSocket.ofUser(environment));
        }
    }
}
