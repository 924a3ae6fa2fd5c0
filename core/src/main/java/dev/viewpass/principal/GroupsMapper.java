package dev.viewpass.principal;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import java.util.Set;

/** Gives groups to a caller. */
@FunctionalInterface
public interface GroupsMapper {

    /**
     * Returns the groups of a caller.
     *
     * @param path the verified path
     * @param principal the selected name of the caller
     * @return names of groups, possibly none
     * @throws DerException if a name of the certificate that a rule looks at is broken
     */
    Set<String> groups(VerifiedPath path, String principal) throws DerException;
}
