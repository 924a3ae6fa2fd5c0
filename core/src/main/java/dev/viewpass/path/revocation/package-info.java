/**
 * The last part of step 3: is a certificate of a path revoked? The decision is Viewpass's own: good, revoked, unusable
 * or absent. Start reading at {@link dev.viewpass.path.revocation.RevocationPolicy}.
 */
@NullMarked
package dev.viewpass.path.revocation;

import org.jspecify.annotations.NullMarked;
