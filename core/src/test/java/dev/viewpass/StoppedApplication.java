package dev.viewpass;

/** What an application does with records before it is stopped. Loaded by a loader of its own. */
public final class StoppedApplication implements Runnable {
    private record Name(String text) {}

    private record Caller(Name name, int number) {}

    @Override
    public void run() {
        Caller one = new Caller(new Name("alice"), 1);
        Caller same = new Caller(new Name("alice"), 1);
        if (!one.equals(same)
                || one.hashCode() != same.hashCode()
                || !one.toString().equals(same.toString())) {
            throw new AssertionError("records of equal parts are equal");
        }
    }
}
