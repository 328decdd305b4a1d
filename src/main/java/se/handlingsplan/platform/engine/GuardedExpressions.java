package se.handlingsplan.platform.engine;

import java.beans.FeatureDescriptor;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.Bindings;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Cache;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.Parser;
import org.camunda.bpm.impl.juel.TreeStore;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.camunda.bpm.impl.juel.jakarta.el.FunctionMapper;
import org.jspecify.annotations.Nullable;
import se.handlingsplan.plan.ModelFunction;
import se.handlingsplan.shared.CaseNumber;

/**
 * Evaluates the expressions of models and stored filters, and lets them reach next to nothing.
 * They see variables, {@code execution.processBusinessKey} and the product's own {@link ModelFunction}s; a filter sees
 * {@code currentUser()} alone. No bean, no property, no method of any object. An expression that asks for more is
 * refused when it is evaluated, not when it is read: what is deployed is read again after each restart, and a running
 * case must not stop over a path it may never take.
 */
final class GuardedExpressions extends JuelExpressionManager {

    private static final String CURRENT_USER = "currentUser";
    private static final int TREES_KEPT = 1000;

    private final Supplier<List<ModelFunction>> contributed;
    private volatile @Nullable Map<String, ModelFunction> byName;

    /** @param functions asked once, at the first expression: their makers may need the engine themselves */
    GuardedExpressions(Supplier<List<ModelFunction>> functions) {
        this.contributed = functions;
        setExpressionFactory(new ExpressionFactoryImpl(new TreeStore(new GuardedBuilder(), new Cache(TREES_KEPT))));
    }

    @Override
    public Expression createExpression(String expression) {
        try {
            return super.createExpression(expression);
        } catch (ELException e) {
            return new RefusedExpression(expression);
        }
    }

    /** The engine offers {@code now}, {@code dateTime}, {@code currentUserGroups} and the like: not taken. */
    @Override
    public void addFunction(String name, Method function) {}

    @Override
    protected ELResolver createElResolver() {
        return new NamesOfTheCase();
    }

    @Override
    protected FunctionMapper createFunctionMapper() {
        Method anyArguments;
        try {
            anyArguments = GuardedExpressions.class.getDeclaredMethod("anyArguments", Object[].class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
        return new FunctionMapper() {
            @Override
            public @Nullable Method resolveFunction(String prefix, String name) {
                boolean known = CURRENT_USER.equals(name) || functions().containsKey(name);
                return known && prefix.isEmpty() ? anyArguments : null;
            }
        };
    }

    /** Only its signature is looked at, when an expression is read; {@link NamedFunction} does the call. */
    @SuppressWarnings("unused")
    private static void anyArguments(Object... arguments) {}

    private Map<String, ModelFunction> functions() {
        Map<String, ModelFunction> found = byName;
        if (found == null) {
            found = new HashMap<>();
            for (ModelFunction function : contributed.get()) {
                if (CURRENT_USER.equals(function.name()) || found.put(function.name(), function) != null) {
                    throw new IllegalStateException("two functions for models are called " + function.name());
                }
            }
            byName = found;
        }
        return found;
    }

    private @Nullable Object call(String name, @Nullable VariableScope scope, List<@Nullable Object> arguments) {
        if (CURRENT_USER.equals(name)) {
            return Context.getCommandContext().getAuthenticatedUserId();
        }
        DelegateExecution execution = executionOf(scope);
        ModelFunction function = functions().get(name);
        if (execution == null || function == null) {
            throw new ELException("The function " + name + " is for models alone");
        }
        String businessKey = execution.getProcessBusinessKey();
        Object value = function.call(
                businessKey == null ? Optional.empty() : CaseNumber.parse(businessKey),
                Collections.unmodifiableList(arguments));
        return value instanceof Instant instant ? Date.from(instant) : value;
    }

    private static @Nullable DelegateExecution executionOf(@Nullable VariableScope scope) {
        if (scope instanceof DelegateExecution execution) {
            return execution;
        }
        return scope instanceof DelegateTask task ? task.getExecution() : null;
    }

    /** Reads expressions without method calls, and gives each function its name back when it is called. */
    private final class GuardedBuilder extends Builder {
        private static final long serialVersionUID = 1L;

        GuardedBuilder() {
            super(Feature.VARARGS);
        }

        @Override
        protected Parser createParser(String expression) {
            return new Parser(this, expression) {
                @Override
                protected AstFunction createAstFunction(String name, int index, AstParameters parameters) {
                    return new NamedFunction(name, index, parameters);
                }
            };
        }
    }

    private final class NamedFunction extends AstFunction {

        NamedFunction(String name, int index, AstParameters parameters) {
            super(name, index, parameters, true);
        }

        @Override
        protected @Nullable Object invoke(
                Bindings bindings, ELContext context, @Nullable Object base, Method anyArguments) {
            List<@Nullable Object> arguments = new ArrayList<>();
            for (int i = 0; i < getParamCount(); i++) {
                arguments.add(getParam(i).eval(bindings, context));
            }
            return call(getName(), (VariableScope) context.getContext(VariableScope.class), arguments);
        }
    }

    /** What stands for the execution in an expression; only its business key can be had from it. */
    private record CaseOfTheProcess(DelegateExecution execution) {}

    /**
     * Finds variables and the business key. A name that a case doesn't know is nothing (null), so that a question that
     * was never asked takes the default flow; in a filter, where there is no case, it is an error.
     */
    private static final class NamesOfTheCase extends ELResolver {

        @Override
        public @Nullable Object getValue(ELContext context, @Nullable Object base, Object property) {
            String name = String.valueOf(property);
            if (base instanceof CaseOfTheProcess process && "processBusinessKey".equals(name)) {
                context.setPropertyResolved(true);
                return process.execution().getProcessBusinessKey();
            }
            if (base != null) {
                return null;
            }
            if (context.getContext(VariableScope.class) instanceof VariableScope scope) {
                DelegateExecution execution = executionOf(scope);
                if (execution == null && !scope.hasVariable(name)) {
                    return null;
                }
                context.setPropertyResolved(true);
                return execution != null && "execution".equals(name)
                        ? new CaseOfTheProcess(execution)
                        : scope.getVariable(name);
            }
            if (context.getContext(VariableContext.class) instanceof VariableContext decision
                    && decision.containsVariable(name)) {
                context.setPropertyResolved(true);
                TypedValue value = decision.resolve(name);
                return value == null ? null : value.getValue();
            }
            return null;
        }

        @Override
        public @Nullable Class<?> getType(ELContext context, @Nullable Object base, Object property) {
            return Object.class;
        }

        /** Expressions read. */
        @Override
        public void setValue(ELContext context, @Nullable Object base, Object property, @Nullable Object value) {}

        @Override
        public boolean isReadOnly(ELContext context, @Nullable Object base, Object property) {
            return true;
        }

        @Override
        public @Nullable Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext context, @Nullable Object base) {
            return null;
        }

        @Override
        public Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
            return Object.class;
        }
    }

    /** An expression that asks for what models may not have; says so to whoever evaluates it. */
    private record RefusedExpression(String getExpressionText) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            throw refusal();
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            throw refusal();
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            throw refusal();
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            throw refusal();
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }

        private ProcessEngineException refusal() {
            return new ProcessEngineException("This expression is not allowed: " + getExpressionText
                    + ". Models may use variables, literals, comparisons, and/or/not, deadline(..) and clock(..).");
        }
    }
}
