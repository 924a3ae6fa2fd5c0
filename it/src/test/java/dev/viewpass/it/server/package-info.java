/** The application dropped into servers: stock distributions as processes, and a Tomcat inside the test. */
@NullMarked
package dev.viewpass.it.server;

import org.jspecify.annotations.NullMarked;
