/**
 * Certificate policies: strict reading of the four extensions that speak of them (RFC 5280 sections 4.2.1.4, 4.2.1.5,
 * 4.2.1.11 and 4.2.1.14), and their processing along a path as a graph (RFC 9618), whose size is linear where the tree
 * of RFC 5280 section 6.1 grows exponentially. Start reading at {@link dev.viewpass.path.policy.PolicyGraph}.
 */
@NullMarked
package dev.viewpass.path.policy;

import org.jspecify.annotations.NullMarked;
