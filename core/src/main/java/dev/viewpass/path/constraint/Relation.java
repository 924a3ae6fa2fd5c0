package dev.viewpass.path.constraint;

/** How a name lies to a subtree. */
enum Relation {
    /** The name, or every name that its wildcard stands for, is inside. */
    INSIDE,
    /** Some of the names that the wildcard stands for are inside and some are not; or it depends on who compares. */
    PARTLY_INSIDE,
    /** The name, or every name that its wildcard stands for, is outside. */
    OUTSIDE,
    /** There is no rule by which the two could be compared. */
    UNKNOWN;

    static Relation of(boolean inside) {
        return inside ? INSIDE : OUTSIDE;
    }
}
