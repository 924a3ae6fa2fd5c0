/** No certificate ever makes the origin open a connection, whatever the switches of the JVM say. */
@NullMarked
package dev.viewpass.it.network;

import org.jspecify.annotations.NullMarked;
