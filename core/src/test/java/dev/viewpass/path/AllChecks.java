package dev.viewpass.path;

import dev.viewpass.refusal.Check;
import dev.viewpass.refusal.CheckListener;
import java.util.List;

/** Hears of the checks after a failed one too, as {@code explain} does. */
record AllChecks(List<Check> heard) implements CheckListener {

    static AllChecks collectedIn(List<Check> heard) {
        return new AllChecks(heard);
    }

    @Override
    public void checked(Check check) {
        heard.add(check);
    }

    @Override
    public boolean wantsAllChecks() {
        return true;
    }
}
