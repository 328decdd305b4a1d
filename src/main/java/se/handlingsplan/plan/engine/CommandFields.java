package se.handlingsplan.plan.engine;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.impl.ProcessInstantiationBuilderImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ReflectionUtils;

/** Looks into the engine's commands, which don't tell what they were asked. A test fails when an engine names things anew. */
final class CommandFields {

    private CommandFields() {}

    static String text(Command<?> command, String name) {
        return Objects.toString(read(command, name), "");
    }

    static boolean flag(Command<?> command, String name) {
        return Boolean.TRUE.equals(read(command, name));
    }

    @SuppressWarnings("unchecked")
    static @Nullable Map<String, Object> variables(Command<?> command) {
        return (Map<String, Object>) read(command, "variables");
    }

    static ProcessInstantiationBuilderImpl builder(Command<?> command) {
        return (ProcessInstantiationBuilderImpl) Objects.requireNonNull(read(command, "instantiationBuilder"));
    }

    private static @Nullable Object read(Command<?> command, String name) {
        Field field = Objects.requireNonNull(
                ReflectionUtils.findField(command.getClass(), name),
                () -> command.getClass().getSimpleName() + " has no field " + name);
        ReflectionUtils.makeAccessible(field);
        return ReflectionUtils.getField(field, command);
    }
}
