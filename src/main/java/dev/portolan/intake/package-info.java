/** Turns resources into claims and rules. */
@NullMarked
package dev.portolan.intake;

import org.jspecify.annotations.NullMarked;
