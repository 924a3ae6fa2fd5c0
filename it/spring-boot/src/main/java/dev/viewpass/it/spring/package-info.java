/** A Spring Boot application whose callers authenticate by certificate, as the guide shows it. */
@NullMarked
package dev.viewpass.it.spring;

import org.jspecify.annotations.NullMarked;
