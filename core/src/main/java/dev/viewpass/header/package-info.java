/**
 * Step 2: header fields into a presented chain, strictly. What is malformed never becomes absent. Start reading at
 * {@link dev.viewpass.header.ClientCertificateHeader}.
 */
@NullMarked
package dev.viewpass.header;

import org.jspecify.annotations.NullMarked;
