/**
 * Step 4: a verified path into a caller and groups. Identity comes from the end-entity certificate only, decoded from
 * DER by object identifier; ambiguity is an error. Start reading at {@link dev.viewpass.principal.PrincipalMapper}.
 */
@NullMarked
package dev.viewpass.principal;

import org.jspecify.annotations.NullMarked;
