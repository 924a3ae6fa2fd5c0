package dev.viewpass.it;

import dev.viewpass.CertificateRule;
import dev.viewpass.header.HeaderContent;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;

/** What becomes of a method whose rule is switched off. The code of the nested classes is inlined into the method. */
enum RuleEffect {
    /** The check holds, whatever it looks at. */
    HOLDS(Holds.class),
    /** The requirement is met, whatever it looks at. */
    SKIPPED(Skipped.class),
    /** Certificates are optional on every path. */
    OPTIONAL(Optionally.class),
    /** The question is answered with yes. */
    YES(Yes.class),
    /** The question is answered with no. */
    NO(No.class),
    /** What is malformed counts as absent. */
    ABSENT(Absent.class),
    /** The second argument, a limit, is out of reach. */
    NO_LIMIT(NoLimit.class),
    /** The first argument, a tolerance, is a century. */
    CENTURY(Century.class),
    /** Where there is no name, some other is taken. */
    STAND_IN(StandIn.class),
    /** Every anchor has the name that is looked for. */
    EVERY_ANCHOR(EveryAnchor.class);

    private final Class<?> advice;

    RuleEffect(Class<?> advice) {
        this.advice = advice;
    }

    Class<?> advice() {
        return advice;
    }

    static final class Holds {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean skip() {
            return true;
        }

        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(@Advice.Return(readOnly = false) Optional<?> returned) {
            returned = Optional.empty();
        }
    }

    static final class Skipped {
        @Advice.OnMethodEnter(skipOn = Advice.OnNonDefaultValue.class)
        static boolean skip() {
            return true;
        }
    }

    static final class Optionally {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
            returned = CertificateRule.OPTIONAL;
        }
    }

    static final class Yes {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(@Advice.Return(readOnly = false) boolean returned) {
            returned = true;
        }
    }

    static final class No {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(@Advice.Return(readOnly = false) boolean returned) {
            returned = false;
        }
    }

    static final class Absent {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(@Advice.Return(readOnly = false, typing = Assigner.Typing.DYNAMIC) Object returned) {
            returned = new HeaderContent.Absent();
        }
    }

    static final class NoLimit {
        @Advice.OnMethodEnter
        @SuppressWarnings("UnusedVariable")
        static void lift(@Advice.Argument(value = 1, readOnly = false) int limit) {
            limit = 128;
        }
    }

    static final class Century {
        @Advice.OnMethodEnter
        @SuppressWarnings("UnusedVariable")
        static void widen(@Advice.Argument(value = 0, readOnly = false) Duration tolerance) {
            tolerance = Duration.ofDays(36_500);
        }
    }

    static final class StandIn {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(@Advice.Return(readOnly = false) List<String> returned) {
            if (returned.isEmpty()) {
                returned = List.of("somebody");
            }
        }
    }

    static final class EveryAnchor {
        @Advice.OnMethodExit
        @SuppressWarnings("UnusedVariable")
        static void answer(
                @Advice.FieldValue("certificates") List<X509Certificate> all,
                @Advice.Return(readOnly = false) List<X509Certificate> returned) {
            returned = all;
        }
    }
}
