/**
 * The container's side in filter mode: translates between Jakarta Servlet and the core, and decides nothing. Start
 * reading at {@link dev.viewpass.servlet.ClientCertificateFilter}.
 */
@NullMarked
package dev.viewpass.servlet;

import org.jspecify.annotations.NullMarked;
