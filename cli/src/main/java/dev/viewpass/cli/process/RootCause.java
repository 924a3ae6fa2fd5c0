package dev.viewpass.cli.process;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;

/**
 * Finds, in what a container threw, the sentence that helps. A container wraps the exceptions of an application, and the
 * application's classes come from another class loader, so that types are told by their names.
 */
public final class RootCause {
    private static final String TELLING = "ConfigurationException";

    private RootCause() {}

    /**
     * Finds the sentence.
     *
     * @param thrown what was thrown, with causes and suppressed exceptions
     * @return the message of the first exception about the configuration, else of the deepest cause
     */
    public static String sentence(Throwable thrown) {
        return telling(thrown)
                .or(() -> Optional.of(deepest(thrown)))
                .map(RootCause::describe)
                .orElseThrow();
    }

    /**
     * Looks for an exception among the causes.
     *
     * @param thrown what was thrown
     * @param type the type to look for, of a class loader that all share
     * @return whether it is there
     */
    public static boolean includes(Throwable thrown, Class<? extends Throwable> type) {
        return family(thrown).stream().anyMatch(type::isInstance);
    }

    private static Optional<Throwable> telling(Throwable thrown) {
        return family(thrown).stream()
                .filter(cause -> cause.getClass().getSimpleName().endsWith(TELLING))
                .findFirst();
    }

    private static Throwable deepest(Throwable thrown) {
        Throwable deepest = thrown;
        // A cause that leads back to itself must not keep us here for ever.
        for (int depth = 0; depth < 100 && deepest.getCause() != null; depth++) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static Set<Throwable> family(Throwable thrown) {
        Set<Throwable> family = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> open = new ArrayDeque<>();
        open.add(thrown);
        while (!open.isEmpty()) {
            Throwable next = open.remove();
            if (family.add(next)) {
                Optional.ofNullable(next.getCause()).ifPresent(open::add);
                Collections.addAll(open, next.getSuppressed());
            }
        }
        return family;
    }

    private static String describe(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getName() : message.strip();
    }
}
