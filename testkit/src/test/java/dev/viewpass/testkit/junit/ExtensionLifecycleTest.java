package dev.viewpass.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** The files are there while tests run, however the tests are arranged, and gone afterwards. */
class ExtensionLifecycleTest {
    /** Paths of anchors in the order in which tests saw them. */
    private static final Set<Path> SEEN = ConcurrentHashMap.newKeySet();

    @BeforeEach
    void forget() {
        SEEN.clear();
    }

    private static ForwardedCallers make() {
        return ForwardedCallers.builder().caller("alice", "CN=alice").build();
    }

    private static Path anchors(ForwardedCallers callers) {
        return Path.of(callers.settings().getOrDefault("anchors", ""));
    }

    private static void use(ForwardedCallers callers) {
        callers.settings().values().stream()
                .filter(value -> value.endsWith(".pem"))
                .forEach(file -> assertThat(Path.of(file)).isNotEmptyFile());
        SEEN.add(anchors(callers));
    }

    /** A class that several test classes extend. */
    abstract static class Shared {
        @RegisterExtension
        static final ForwardedCallers CALLERS = make();

        @Test
        void used() {
            use(CALLERS);
        }
    }

    static class First extends Shared {}

    static class Second extends Shared {
        @Test
        void usedAgain() {
            use(CALLERS);
        }
    }

    static class WithNested {
        @RegisterExtension
        static final ForwardedCallers CALLERS = make();

        @Nested
        class Inner {
            @Test
            void used() {
                use(CALLERS);
            }
        }

        @Nested
        class Other {
            @Test
            void used() {
                use(CALLERS);
            }
        }
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class OneInstance {
        @RegisterExtension
        final ForwardedCallers callers = make();

        @RepeatedTest(3)
        void used() {
            use(callers);
        }
    }

    static class InstanceForEachTest {
        @RegisterExtension
        final ForwardedCallers callers = make();

        @RepeatedTest(3)
        void usedAloneAndTheOthersAreGone() {
            assertThat(SEEN).allMatch(Files::notExists);
            use(callers);
        }
    }

    private static void run(int tests, boolean parallel, Class<?>... classes) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Arrays.stream(classes).map(type -> selectClass(type)).toList())
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "" + parallel)
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        TestExecutionSummary summary = listener.getSummary();

        assertThat(summary.getFailures()).isEmpty();
        assertThat(summary.getTestsSucceededCount()).isEqualTo(tests);
        assertThat(new LinkedHashSet<>(SEEN)).isNotEmpty().allSatisfy(file -> {
            assertThat(file).doesNotExist();
            assertThat(file.getParent()).doesNotExist();
        });
    }

    @Test
    void classesThatShareAStaticFieldShareTheCallers() {
        run(3, false, First.class, Second.class);

        assertThat(SEEN).hasSize(1);
    }

    @Test
    void theSameClassMayRunAgain() {
        run(1, false, First.class);
        run(1, false, First.class);

        assertThat(SEEN).hasSize(1);
    }

    @Test
    void nestedClassesDoNotEndTheOuterOne() {
        run(2, false, WithNested.class);

        assertThat(SEEN).hasSize(1);
    }

    @Test
    void oneInstanceForAllTestsKeepsItsCallers() {
        run(3, false, OneInstance.class);

        assertThat(SEEN).hasSize(1);
    }

    @Test
    void anInstanceForEachTestHasCallersForEachTest() {
        run(3, false, InstanceForEachTest.class);

        assertThat(SEEN).hasSize(3);
    }

    @Test
    void classesAtTheSameTimeShareTheCallersToo() {
        run(8, true, First.class, Second.class, WithNested.class, OneInstance.class);

        assertThat(SEEN).hasSize(3);
    }

    @Test
    void withoutJUnitWhoeverBuiltItClosesIt() {
        ForwardedCallers callers = make();
        use(callers);

        callers.close();
        callers.close();

        assertThat(anchors(callers).getParent()).doesNotExist();
    }
}
