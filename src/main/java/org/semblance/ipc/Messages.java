package org.semblance.ipc;

/// Sealed messages as frames and back.
final class Messages {
    private Messages() {}

    /// @throws IllegalArgumentException for a text or a list that is too long for a message
    static Frame frame(Request request) {
        return frame(Frame.Kind.REQUEST, Request.class, request, Frame.LONGEST_TO_SERVICE);
    }

    static Frame frame(Event event) {
        return frame(Frame.Kind.EVENT, Event.class, event, Frame.LONGEST_TO_CLIENT);
    }

    static Frame frame(Answer answer) {
        return frame(Frame.Kind.ANSWER, Answer.class, answer, Frame.LONGEST_TO_CLIENT);
    }

    static Request request(Frame frame) throws FrameException {
        return message(Request.class, frame);
    }

    static Event event(Frame frame) throws FrameException {
        return message(Event.class, frame);
    }

    static Answer answer(Frame frame) throws FrameException {
        return message(Answer.class, frame);
    }

    private static <T> Frame frame(Frame.Kind kind, Class<T> family, T message, int longest) {
        var out = new MessageWriter();
        Forms.of(family).write(message, out);
        var payload = out.payload();
        if (payload.length > longest) throw new IllegalArgumentException("too long: " + payload.length + " bytes");
        return new Frame(kind, payload);
    }

    private static <T> T message(Class<T> family, Frame frame) throws FrameException {
        var in = new MessageReader(frame.payload());
        var message = Forms.of(family).read(in);
        in.end();
        return message;
    }
}
