/** What a process has to itself: its arguments, its log, its temporary files and its end. */
@NullMarked
package dev.viewpass.cli.process;

import org.jspecify.annotations.NullMarked;
