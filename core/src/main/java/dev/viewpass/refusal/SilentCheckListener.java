package dev.viewpass.refusal;

import java.util.Optional;
import java.util.function.Supplier;

/** Builds no check at all: the decision of a request allocates nothing for an explanation that nobody reads. */
enum SilentCheckListener implements CheckListener {
    INSTANCE;

    @Override
    public void checked(Check check) {}

    @Override
    public void passed(String name, Supplier<String> text) {}

    @Override
    public void result(String name, Optional<Rejection> rejection) {}

    @Override
    public void notReached(String name) {}
}
