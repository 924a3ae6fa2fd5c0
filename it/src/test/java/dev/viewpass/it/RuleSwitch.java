package dev.viewpass.it;

import static net.bytebuddy.matcher.ElementMatchers.hasMethodName;
import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;

import java.lang.instrument.Instrumentation;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.agent.builder.AgentBuilder.RedefinitionStrategy;
import net.bytebuddy.agent.builder.ResettableClassFileTransformer;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.utility.JavaModule;
import org.jspecify.annotations.Nullable;

/** Switches one refusal rule off in every class loader of this JVM, until it is closed. */
final class RuleSwitch implements AutoCloseable {
    private static final String BASE = "dev.viewpass.";
    private static final Instrumentation INSTRUMENTATION = ByteBuddyAgent.install();

    private final ResettableClassFileTransformer transformer;
    private final Set<String> switched = ConcurrentHashMap.newKeySet();
    private final Set<Throwable> faults = ConcurrentHashMap.newKeySet();
    private final RefusalRule rule;

    private RuleSwitch(RefusalRule rule) {
        this.rule = rule;
        AgentBuilder agent = new AgentBuilder.Default()
                .disableClassFormatChanges()
                .with(RedefinitionStrategy.RETRANSFORMATION)
                .with(new Observer());
        for (String method : rule.methods()) {
            int dot = method.lastIndexOf('.');
            agent = agent.type(named(BASE + method.substring(0, dot)))
                    .transform((builder, type, loader, module, domain) ->
                            builder.visit(Advice.to(rule.effect().advice()).on(matcher(method.substring(dot + 1)))));
        }
        this.transformer = agent.installOn(INSTRUMENTATION);
    }

    static RuleSwitch off(RefusalRule rule) {
        return new RuleSwitch(rule);
    }

    private static ElementMatcher<MethodDescription> matcher(String method) {
        ElementMatcher.Junction<MethodDescription> matcher =
                method.equals("<init>") ? isConstructor() : hasMethodName(method);
        return matcher.and(not(isAbstract()));
    }

    /** Fails unless the rule was found and switched off in some class. */
    void requireSwitched() {
        if (!faults.isEmpty()
                || switched.size()
                        < rule.methods().stream()
                                .map(RuleSwitch::typeOf)
                                .distinct()
                                .count()) {
            throw new AssertionError("the rule " + rule + " was not switched off; touched " + switched + " " + faults);
        }
    }

    private static String typeOf(String method) {
        return method.substring(0, method.lastIndexOf('.'));
    }

    @Override
    public void close() {
        transformer.reset(INSTRUMENTATION, RedefinitionStrategy.RETRANSFORMATION);
    }

    private final class Observer extends AgentBuilder.Listener.Adapter {
        @Override
        public void onTransformation(
                TypeDescription type,
                @Nullable ClassLoader loader,
                @Nullable JavaModule module,
                boolean loaded,
                DynamicType dynamicType) {
            switched.add(type.getName());
        }

        @Override
        public void onError(
                String type,
                @Nullable ClassLoader loader,
                @Nullable JavaModule module,
                boolean loaded,
                Throwable fault) {
            if (!loaded || loader == null || canLoad(loader, type)) {
                faults.add(fault);
            }
        }

        // A container that has stopped: its loader waits for its collection, and its jars are gone.
        private boolean canLoad(ClassLoader loader, String type) {
            return loader.getResource(type.replace('.', '/') + ".class") != null;
        }
    }
}
