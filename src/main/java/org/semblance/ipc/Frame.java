package org.semblance.ipc;

/// What crosses the socket at once: a header of version, kind and length, and the payload.
record Frame(Kind kind, byte[] payload) {
    static final int VERSION = 1;
    static final int HEADER = 6;

    /// The longest payload a service takes: requests are names and switches.
    static final int LONGEST_TO_SERVICE = 64 << 10;

    /// The longest payload a client takes: events carry pictures.
    static final int LONGEST_TO_CLIENT = 4 << 20;

    static final Frame HELLO = new Frame(Kind.HELLO, new byte[0]);
    static final Frame CANCEL = new Frame(Kind.CANCEL, new byte[0]);

    /// In the order of their codes, from 1.
    enum Kind {
        HELLO,
        REQUEST,
        EVENT,
        ANSWER,
        CANCEL;

        private static final Kind[] KINDS = values();

        byte code() {
            return (byte) (ordinal() + 1);
        }

        static Kind of(byte code) throws FrameException {
            if (code < 1 || code > KINDS.length) throw new FrameException("unknown kind " + code);
            return KINDS[code - 1];
        }
    }
}
