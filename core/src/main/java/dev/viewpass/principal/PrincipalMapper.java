package dev.viewpass.principal;

import dev.viewpass.certificate.DerException;
import dev.viewpass.path.VerifiedPath;
import java.util.List;

/** One rule that takes candidate names of the caller from a verified path. */
@FunctionalInterface
public interface PrincipalMapper {

    /**
     * Returns all candidate names.
     *
     * @param path a verified path
     * @return no value when the certificate has none of the kind, one when all is well, more when it is ambiguous
     * @throws DerException if the part of the certificate that holds the name is broken
     */
    List<String> names(VerifiedPath path) throws DerException;
}
