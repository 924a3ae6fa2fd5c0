package dev.viewpass.principal;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;

/** One condition of a group rule. */
@FunctionalInterface
interface GroupCondition {

    /** Tells whether the condition holds for a verified path and the name selected from it. */
    boolean holds(VerifiedPath path, String principal) throws DerException;
}
