/** What talks to Tomcat. These classes are loaded beside Tomcat, away from all other classes of the command line. */
@NullMarked
package dev.viewpass.cli.container.tomcat;

import org.jspecify.annotations.NullMarked;
