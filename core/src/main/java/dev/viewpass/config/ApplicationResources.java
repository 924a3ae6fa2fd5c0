package dev.viewpass.config;

import dev.viewpass.path.revocation.RevocationGeneration;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What an application holds outside its own memory: threads, locked directories, registrations. Closed in the reverse
 * order, each whatever becomes of the others.
 */
public final class ApplicationResources implements AutoCloseable {
    private static final Logger LOG = System.getLogger("dev.viewpass.configuration");

    private final Deque<AutoCloseable> held = new ArrayDeque<>();

    private final RevocationGeneration generation = new RevocationGeneration();
    private final boolean exclusive;

    private ApplicationResources(boolean exclusive) {
        this.exclusive = exclusive;
    }

    /**
     * Starts with nothing, for an application that serves requests.
     *
     * @return resources that may be locked against others
     */
    public static ApplicationResources ofApplication() {
        return new ApplicationResources(true);
    }

    /**
     * Starts with nothing, for a decision beside an application that may be running with the same settings.
     *
     * @return resources among which none is locked against others
     */
    public static ApplicationResources ofOneDecision() {
        return new ApplicationResources(false);
    }

    /** Whether what only one application can have may be taken. */
    boolean areExclusive() {
        return exclusive;
    }

    /** Holds something until the end. */
    synchronized <T extends AutoCloseable> T hold(T resource) {
        held.push(resource);
        return resource;
    }

    /** What is held of a kind, oldest first. */
    synchronized <T> List<T> held(Class<T> kind) {
        List<T> found = new ArrayList<>();
        held.descendingIterator().forEachRemaining(resource -> {
            if (kind.isInstance(resource)) {
                found.add(kind.cast(resource));
            }
        });
        return found;
    }

    /** Counts the changes of the application's revocation data. */
    RevocationGeneration generation() {
        return generation;
    }

    /** Lets go of everything; what fails is logged. */
    @Override
    public synchronized void close() {
        while (!held.isEmpty()) {
            AutoCloseable resource = held.pop();
            try {
                resource.close();
            } catch (Exception e) {
                LOG.log(Level.WARNING, "a resource of the application could not be released", e);
            }
        }
    }
}
