/** The demo application behind real gateways, which run as programs of their own. */
@NullMarked
package dev.viewpass.it.gateway;

import org.jspecify.annotations.NullMarked;
