/** What talks to Jetty. These classes are loaded beside Jetty, away from all other classes of the command line. */
@NullMarked
package dev.viewpass.cli.container.jetty;

import org.jspecify.annotations.NullMarked;
