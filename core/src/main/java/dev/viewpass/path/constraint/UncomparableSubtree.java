package dev.viewpass.path.constraint;

import dev.viewpass.certificate.GeneralName;

/** A constraint on names of a kind for which RFC 5280 has no rule of comparison; no name of that kind passes it. */
record UncomparableSubtree(GeneralName.Kind kind) implements Subtree {
    @Override
    public String text() {
        return "names of the kind " + kind.text();
    }

    @Override
    public Relation relation(GeneralName name) {
        return Relation.UNKNOWN;
    }
}
