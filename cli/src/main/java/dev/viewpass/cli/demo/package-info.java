/**
 * The demo: throwaway authorities, people and impostors, the edge before the demo application, and a check that plays
 * every kind of attack against it.
 */
@NullMarked
package dev.viewpass.cli.demo;

import org.jspecify.annotations.NullMarked;
