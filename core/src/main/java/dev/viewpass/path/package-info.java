/**
 * Step 3: a presented chain into a verified certification path (RFC 5280 section 6). The JDK validates signatures and
 * path rules; the search for a path, the profile of the client certificate and every policy are decided here. Start
 * reading at {@link dev.viewpass.path.CertificationPathVerifier}.
 */
@NullMarked
package dev.viewpass.path;

import org.jspecify.annotations.NullMarked;
