package org.semblance.ipc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the form of a type by looking at it: a record is its components in their order, a value of a sealed
/// interface its simple name and then itself. No other class can be made by a message.
final class Forms {
    private static final Map<Type, Form<?>> SIMPLE = Map.of(
            String.class, Form.of(MessageWriter::text, MessageReader::text),
            boolean.class, Form.of(MessageWriter::isTrue, MessageReader::isTrue),
            int.class, Form.of(MessageWriter::integer, MessageReader::integer),
            long.class, Form.of(MessageWriter::longInteger, MessageReader::longInteger),
            float.class, Form.of(MessageWriter::number, MessageReader::number),
            double.class, Form.of(MessageWriter::doubleNumber, MessageReader::doubleNumber),
            byte[].class, Form.of(MessageWriter::bytes, MessageReader::bytes),
            float[].class, Form.floats(),
            Instant.class, Form.instant(),
            Duration.class, Form.duration());

    private static final ClassValue<Form<?>> OF_CLASS = new ClassValue<>() {
        @Override
        protected Form<?> computeValue(Class<?> type) {
            if (type.isRecord()) return record(type);
            if (type.isEnum()) return constant(type);
            if (type.isSealed()) return sealed(type);
            throw new IllegalArgumentException("nothing that a message can carry: " + type);
        }
    };

    private Forms() {}

    @SuppressWarnings("unchecked")
    static <T> Form<T> of(Class<T> type) {
        return (Form<T>) OF_CLASS.get(type);
    }

    @SuppressWarnings("unchecked")
    private static Form<Object> of(Type type) {
        if (SIMPLE.containsKey(type)) return (Form<Object>) SIMPLE.get(type);
        if (type instanceof Class<?> plain) return (Form<Object>) OF_CLASS.get(plain);
        if (type instanceof ParameterizedType generic) {
            var element = of(generic.getActualTypeArguments()[0]);
            if (generic.getRawType() == List.class) return (Form<Object>) (Form<?>) Form.list(element);
            if (generic.getRawType() == Optional.class) return (Form<Object>) (Form<?>) Form.optional(element);
        }
        throw new IllegalArgumentException("nothing that a message can carry: " + type);
    }

    private static Form<Object> record(Class<?> type) {
        var components = type.getRecordComponents();
        var forms = Stream.of(components)
                .map(RecordComponent::getGenericType)
                .map(Forms::of)
                .toList();
        return Form.of(
                (out, value) -> {
                    for (var i = 0; i < components.length; i++) forms.get(i).write(get(components[i], value), out);
                },
                in -> {
                    var values = new Object[components.length];
                    for (var i = 0; i < values.length; i++)
                        values[i] = forms.get(i).read(in);
                    return make(type, components, values);
                });
    }

    private static Object get(RecordComponent component, Object value) {
        try {
            return component.getAccessor().invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(value + " cannot be sent", e);
        }
    }

    private static Object make(Class<?> type, RecordComponent[] components, Object[] values) throws FrameException {
        try {
            var types = Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return type.getDeclaredConstructor(types).newInstance(values);
        } catch (InvocationTargetException e) {
            throw new FrameException(
                    "no " + type.getSimpleName() + ": " + e.getCause().getMessage());
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(type + " cannot be made", e);
        }
    }

    private static Form<Object> constant(Class<?> type) {
        var constants = new HashMap<String, Object>();
        for (var constant : type.getEnumConstants()) constants.put(((Enum<?>) constant).name(), constant);
        return Form.of((out, value) -> out.text(((Enum<?>) value).name()), in -> known(constants, in.text(), type));
    }

    private static Form<Object> sealed(Class<?> type) {
        var kinds = new HashMap<String, Form<Object>>();
        for (var kind : type.getPermittedSubclasses()) kinds.put(kind.getSimpleName(), of((Type) kind));
        return Form.of(
                (out, value) -> {
                    var name = value.getClass().getSimpleName();
                    out.text(name);
                    kinds.get(name).write(value, out);
                },
                in -> known(kinds, in.text(), type).read(in));
    }

    private static <T> T known(Map<String, T> values, String name, Class<?> type) throws FrameException {
        var value = values.get(name);
        if (value == null) throw new FrameException("no " + type.getSimpleName() + " is called " + name);
        return value;
    }
}
