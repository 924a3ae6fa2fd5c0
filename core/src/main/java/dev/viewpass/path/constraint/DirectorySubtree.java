package dev.viewpass.path.constraint;

import dev.viewpass.certificate.GeneralName;
import dev.viewpass.certificate.GeneralName.DirectoryName;

/** A directory name and all names that begin with its relative names; the empty name holds all. */
record DirectorySubtree(DirectoryName top) implements Subtree {
    @Override
    public GeneralName.Kind kind() {
        return GeneralName.Kind.DIRECTORY_NAME;
    }

    @Override
    public String text() {
        return top.relativeNames().prepared().isEmpty() ? "every directory name" : top.text();
    }

    @Override
    public Relation relation(GeneralName name) {
        return name instanceof DirectoryName directoryName
                ? Relation.of(directoryName.relativeNames().startsWith(top.relativeNames()))
                : Relation.UNKNOWN;
    }
}
