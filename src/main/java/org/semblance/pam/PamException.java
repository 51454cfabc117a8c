package org.semblance.pam;

import java.nio.file.Path;
import java.util.List;

/// A service file cannot be changed, and stays as it was.
public abstract sealed class PamException extends Exception {
    private static final long serialVersionUID = 1;

    private PamException(String message, Throwable cause) {
        super(message, cause);
    }

    /// Such a service never has its user before the camera, or must not open by a face.
    public static final class NotForFaces extends PamException {
        private static final long serialVersionUID = 1;
        private final String service;

        NotForFaces(String service) {
            super("no face for " + service, null);
            this.service = service;
        }

        public String service() {
            return service;
        }
    }

    /// Another tool writes this file, and would take the line out again or refuse to write.
    public static final class KeptByOthers extends PamException {
        private static final long serialVersionUID = 1;
        private final String service;
        private final String tool;

        /// @param tool the command that belongs to it
        KeptByOthers(String service, String tool) {
            super(service + " is kept by " + tool, null);
            this.service = service;
            this.tool = tool;
        }

        public String service() {
            return service;
        }

        public String tool() {
            return tool;
        }
    }

    /// Other services take their lines from this file.
    public static final class Shared extends PamException {
        private static final long serialVersionUID = 1;
        private final String service;
        private final transient List<String> others;

        Shared(String service, List<String> others) {
            super(others + " include " + service, null);
            this.service = service;
            this.others = others;
        }

        public String service() {
            return service;
        }

        public List<String> others() {
            return others;
        }
    }

    /// The file is a link: it is somebody else's, authselect's for one.
    public static final class Link extends PamException {
        private static final long serialVersionUID = 1;
        private final String service;

        Link(String service) {
            super("the file of " + service + " is a link", null);
            this.service = service;
        }

        public String service() {
            return service;
        }
    }

    /// A yes of ours would skip checks that are not the password's.
    public static final class WouldSkip extends PamException {
        private static final long serialVersionUID = 1;
        private final String service;
        private final transient List<String> modules;

        WouldSkip(String service, List<String> modules) {
            super("a face would skip " + modules + " of " + service, null);
            this.service = service;
            this.modules = modules;
        }

        public String service() {
            return service;
        }

        public List<String> modules() {
            return modules;
        }
    }

    /// The file asks for nothing.
    public static final class NoAuthentication extends PamException {
        private static final long serialVersionUID = 1;
        private final String service;

        NoAuthentication(String service) {
            super(service + " authenticates nobody", null);
            this.service = service;
        }

        public String service() {
            return service;
        }
    }

    /// pam_semblance.so is not where PAM looks for modules.
    public static final class NoModule extends PamException {
        private static final long serialVersionUID = 1;

        NoModule() {
            super("the module is not installed", null);
        }
    }

    /// Somebody wrote the file since the change was shown.
    public static final class Changed extends PamException {
        private static final long serialVersionUID = 1;
        private final transient Path file;

        Changed(Path file) {
            super(file + " changed meanwhile", null);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }

    /// The file cannot be read or written.
    public static final class Unusable extends PamException {
        private static final long serialVersionUID = 1;
        private final transient Path file;

        Unusable(Path file, Throwable cause) {
            super(file + ": " + cause, cause);
            this.file = file;
        }

        public Path file() {
            return file;
        }
    }
}
