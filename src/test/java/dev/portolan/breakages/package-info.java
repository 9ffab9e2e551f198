/** Breaks the code on purpose, one way at a time, and demands that a named test turns red. */
@NullMarked
package dev.portolan.breakages;

import org.jspecify.annotations.NullMarked;
