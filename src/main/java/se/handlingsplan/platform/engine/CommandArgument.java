package se.handlingsplan.platform.engine;

import java.lang.reflect.Field;
import java.util.Optional;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;

/** Looks into a command of the engine, which keeps what it was given to itself. */
final class CommandArgument {

    private CommandArgument() {}

    /**
     * What the command holds under one of these names; the first name that it knows counts.
     *
     * @throws IllegalStateException when it knows none: another version of the engine
     */
    static @Nullable Object of(Command<?> command, String... names) {
        for (String name : names) {
            Optional<Field> field = find(command.getClass(), name);
            if (field.isPresent()) {
                return read(field.get(), command);
            }
        }
        throw new IllegalStateException("this version of the engine keeps the arguments of "
                + command.getClass().getSimpleName() + " under other names");
    }

    static Optional<Field> find(Class<?> type, String name) {
        for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return Optional.of(field);
                }
            }
        }
        return Optional.empty();
    }

    private static @Nullable Object read(Field field, Command<?> command) {
        try {
            field.setAccessible(true);
            return field.get(command);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
