package org.semblance.camera;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Why a camera or a recording gives no frames; each situation is a class that carries its data.
public abstract sealed class CameraException extends Exception {
    private static final long serialVersionUID = 1;

    private CameraException(String message, Throwable cause) {
        super(message, cause);
    }

    /// No camera answers to that name.
    public static final class NotFound extends CameraException {
        private static final long serialVersionUID = 1;

        private final String name;
        private final String present;

        /// @param name what was asked for, empty for any camera
        /// @param present what there is instead, one entry a camera
        public NotFound(String name, List<String> present) {
            super(
                    (name.isEmpty() ? "no camera" : "no camera " + name)
                            + (present.isEmpty() ? "; none is connected" : "; there is " + String.join(", ", present)),
                    null);
            this.name = name;
            this.present = String.join(", ", present);
        }

        public String name() {
            return name;
        }

        /// Separated by commas; "" for none.
        public String present() {
            return present;
        }
    }

    /// Another process streams from it.
    public static final class Busy extends CameraException {
        private static final long serialVersionUID = 1;

        private final String name;
        private final String holder;

        /// @param holder "name (pid)" of the process that holds it, or "" where that cannot be seen
        public Busy(String name, String holder) {
            super(name + " is in use by " + (holder.isEmpty() ? "another process" : holder), null);
            this.name = name;
            this.holder = holder;
        }

        public String name() {
            return name;
        }

        public String holder() {
            return holder;
        }
    }

    /// The device node may not be opened by this user.
    public static final class Forbidden extends CameraException {
        private static final long serialVersionUID = 1;

        private final String name;

        public Forbidden(String name) {
            super("no permission to open " + name, null);
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /// It opened, or tried to, and then said nothing.
    public static final class Silent extends CameraException {
        private static final long serialVersionUID = 1;

        private final String name;
        private final Duration waited;

        public Silent(String name, Duration waited) {
            super(name + " gave no new picture for " + waited.toMillis() + " ms", null);
            this.name = name;
            this.waited = waited;
        }

        public String name() {
            return name;
        }

        public Duration waited() {
            return waited;
        }
    }

    /// It was there and is not any more.
    public static final class Unplugged extends CameraException {
        private static final long serialVersionUID = 1;

        private final String name;

        public Unplugged(String name) {
            super(name + " went away", null);
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /// No physical bus is behind it, and the policy does not allow that.
    public static final class Virtual extends CameraException {
        private static final long serialVersionUID = 1;

        private final String name;

        public Virtual(String name) {
            super(name + " is a virtual camera", null);
            this.name = name;
        }

        public String name() {
            return name;
        }
    }

    /// The file or the device delivers something that is not a usable picture.
    public static final class Unreadable extends CameraException {
        private static final long serialVersionUID = 1;

        private final CameraFlaw flaw;
        private final transient List<String> values;

        /// @param values for the places in the flaw's text after the file
        public Unreadable(Path file, CameraFlaw flaw, Object... values) {
            this(null, file, flaw, values);
        }

        public Unreadable(Throwable cause, Path file, CameraFlaw flaw, Object... values) {
            this(cause, flaw, texts(file, values));
        }

        private Unreadable(Throwable cause, CameraFlaw flaw, List<String> values) {
            super(flaw.text(values.toArray()), cause);
            this.flaw = flaw;
            this.values = values;
        }

        private static List<String> texts(Path file, Object... values) {
            return Stream.concat(Stream.of(file), Stream.of(values))
                    .map(String::valueOf)
                    .toList();
        }

        public CameraFlaw flaw() {
            return flaw;
        }

        /// For the places in the flaw's text.
        public List<String> values() {
            return values;
        }
    }
}
