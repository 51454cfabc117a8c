package org.semblance.ipc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final Request VERIFY = new Request.Verify("ann", CameraChoice.DEFAULT);

    @ParameterizedTest
    @MethodSource("types")
    void everyMessageComesBackAsItWas(Class<?> type) throws Exception {
        for (var seed = 0; seed < 20; seed++) {
            var message = make(type, new Random(seed));
            assertEquals(describe(message), describe(backAgain(message)));
        }
    }

    /// facelock, pull request 108: whoever sees a score climbs it to a yes.
    @Test
    void noAnswerHoldsAScoreToClimb() {
        for (var type : Answer.class.getDeclaredClasses()) {
            if (!type.isRecord()) continue;
            for (var part : type.getRecordComponents()) {
                assertFalse(Set.of(float.class, double.class).contains(part.getType()), type + " " + part);
            }
        }
    }

    static Stream<Class<?>> types() {
        return Stream.of(Request.class, Event.class, Answer.class)
                .flatMap(family -> Stream.of(family.getPermittedSubclasses()));
    }

    /// What a program in C would write by hand: see ipc.md.
    @Test
    void aVerifyLiesInItsBytesAsDocumented() {
        var bytes = "0006" + hex("Verify") + "0003" + hex("ann") + "00" + "00" + "01";
        assertEquals(bytes, HexFormat.of().formatHex(Messages.frame(VERIFY).payload()));
    }

    @Test
    void anAuthenticateLiesInItsBytesAsDocumented() {
        var asked = new Request.Authenticate("ann", "sudo", "/dev/pts/3", "", false, true, 4711);
        var bytes = "000c" + hex("Authenticate") + "0003" + hex("ann") + "0004" + hex("sudo") + "000a"
                + hex("/dev/pts/3") + "0000" + "00" + "01" + "00001267";
        assertEquals(bytes, HexFormat.of().formatHex(Messages.frame(asked).payload()));
        var typed = "000d" + hex("PasswordTyped") + bytes.substring(4 + 2 * "Authenticate".length());
        assertEquals(
                typed,
                HexFormat.of()
                        .formatHex(
                                Messages.frame(new Request.PasswordTyped(asked)).payload()));
    }

    @Test
    void aYesLiesInItsBytesAsDocumented() {
        var bytes = "0008" + hex("Verified") + "0003" + hex("ann") + "01" + "0000" + "00000000000000fa";
        var yes = new Answer.Verified("ann", true, "", 250);
        assertEquals(bytes, HexFormat.of().formatHex(Messages.frame(yes).payload()));
    }

    @Test
    void refusesAMessageThatIsCutOffAnywhere() {
        var whole = Messages.frame(VERIFY).payload();
        for (var length = 0; length < whole.length; length++) refused(Arrays.copyOf(whole, length));
    }

    @Test
    void refusesBytesAfterTheEnd() {
        var whole = Messages.frame(VERIFY).payload();
        refused(Arrays.copyOf(whole, whole.length + 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Erase", "verify", "", "java.lang.String", "Request$Verify", "Face"})
    void refusesAMessageOfAnotherName(String name) {
        refused(HexFormat.of().parseHex("%04x".formatted(name.length()) + hex(name)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0006" + "566572696679" + "ffff", // a text longer than what is there
                "0006" + "566572696679" + "0001ff" + "000001", // a text that is not UTF-8
                "0006" + "566572696679" + "0000" + "020001", // an optional neither there nor not
                "0005" + "5061757365" + "0000" + "0000000000000001" + "3b9aca00", // nanoseconds of a second and more
                "0005" + "5061757365" + "0000" + "0000000000000001" + "ffffffff" // negative ones
            })
    void refusesValuesThatCannotBe(String bytes) {
        refused(HexFormat.of().parseHex(bytes));
    }

    @Test
    void refusesAPictureOfANegativeLengthAndAListOfMoreThanThereIs() {
        var preview = "0007" + hex("Preview") + "00000001" + "00000001";
        for (var rest : List.of("ffffffff", "7fffffff", "00000000" + "ffff")) {
            var frame = new Frame(Frame.Kind.EVENT, HexFormat.of().parseHex(preview + rest));
            assertThrows(FrameException.class, () -> Messages.event(frame));
        }
    }

    @Test
    void rubbishIsNeverMoreThanRefused() {
        var random = new Random(1);
        var whole = Messages.frame(VERIFY).payload();
        for (var i = 0; i < 20_000; i++) {
            var bytes = whole.clone();
            for (var change = 0; change <= i % 3; change++)
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            try {
                Messages.request(new Frame(Frame.Kind.REQUEST, bytes));
            } catch (FrameException e) {
                assertFalse(e.getMessage().isEmpty());
            }
        }
    }

    @Test
    void refusesToWriteWhatNobodyWouldTake() {
        var name = "a".repeat(70_000);
        assertThrows(IllegalArgumentException.class, () -> Messages.frame(new Request.Status(name)));
        var picture = new Event.Preview(1, 1, new byte[Frame.LONGEST_TO_CLIENT], List.of());
        assertThrows(IllegalArgumentException.class, () -> Messages.frame(picture));
    }

    /// So no message can be nested deeper than its type is.
    @Test
    void noTypeContainsItself() {
        types().forEach(type -> assertFalse(contains(type, new HashSet<>()), type.toString()));
    }

    private static boolean contains(Type type, Set<Type> above) {
        if (type instanceof ParameterizedType generic) return contains(generic.getActualTypeArguments()[0], above);
        if (!(type instanceof Class<?> plain) || !plain.isRecord()) return false;
        if (!above.add(type)) return true;
        var found = Stream.of(plain.getRecordComponents()).anyMatch(part -> contains(part.getGenericType(), above));
        above.remove(type);
        return found;
    }

    private static void refused(byte[] payload) {
        assertThrows(FrameException.class, () -> Messages.request(new Frame(Frame.Kind.REQUEST, payload)));
    }

    private static Object backAgain(Object message) throws FrameException {
        return switch (message) {
            case Request request -> Messages.request(Messages.frame(request));
            case Event event -> Messages.event(Messages.frame(event));
            case Answer answer -> Messages.answer(Messages.frame(answer));
            default -> throw new AssertionError(message);
        };
    }

    private static Object make(Type type, Random random) throws ReflectiveOperationException {
        if (type instanceof ParameterizedType generic) {
            var elements = new Object[random.nextInt(generic.getRawType() == List.class ? 4 : 2)];
            for (var i = 0; i < elements.length; i++) elements[i] = make(generic.getActualTypeArguments()[0], random);
            return generic.getRawType() == List.class
                    ? List.of(elements)
                    : Stream.of(elements).findFirst();
        }
        var plain = (Class<?>) type;
        if (plain.isEnum()) return plain.getEnumConstants()[random.nextInt(plain.getEnumConstants().length)];
        if (plain.isRecord()) {
            var components = plain.getRecordComponents();
            var types = new Class<?>[components.length];
            var values = new Object[components.length];
            for (var i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                values[i] = make(components[i].getGenericType(), random);
            }
            return plain.getDeclaredConstructor(types).newInstance(values);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> List.of("", "ann", "Zoë 🙂\n\"", "x".repeat(3000)).get(random.nextInt(4));
            case "boolean" -> random.nextBoolean();
            case "int" -> random.nextInt();
            case "long" -> random.nextLong();
            case "float" -> random.nextFloat() - 0.5f;
            case "double" -> random.nextGaussian();
            case "float[]" -> new float[] {random.nextFloat(), Float.NEGATIVE_INFINITY};
            case "byte[]" -> bytes(random);
            case "Instant" -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case "Duration" -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000));
            default -> throw new AssertionError(plain);
        };
    }

    private static byte[] bytes(Random random) {
        var bytes = new byte[random.nextInt(60_000)];
        random.nextBytes(bytes);
        return bytes;
    }

    /// Every value in it, arrays too.
    private static String describe(Object value) throws ReflectiveOperationException {
        if (value instanceof byte[] bytes) return Arrays.toString(bytes);
        if (value instanceof float[] floats) return Arrays.toString(floats);
        if (value instanceof Optional<?> optional)
            return describe(optional.stream().toList());
        var text = new StringBuilder(value.getClass().getSimpleName());
        if (value instanceof List<?> list) {
            for (var element : list) text.append(' ').append(describe(element));
            return text.append(".").toString();
        }
        if (!value.getClass().isRecord()) return value.toString();
        for (var part : value.getClass().getRecordComponents()) {
            text.append(' ').append(describe(part.getAccessor().invoke(value)));
        }
        return text.toString();
    }

    private static String hex(String text) {

        return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }
}
