/** Turns verdicts into conditions. */
@NullMarked
package dev.portolan.status;

import org.jspecify.annotations.NullMarked;
