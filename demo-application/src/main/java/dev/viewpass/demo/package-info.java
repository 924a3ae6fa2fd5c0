/**
 * The demo web application. It knows nothing of gateways, header fields and certification paths: it asks the servlet API
 * who the caller is, and leaves the rest to the filter that {@code web.xml} names.
 */
@NullMarked
package dev.viewpass.demo;

import org.jspecify.annotations.NullMarked;
