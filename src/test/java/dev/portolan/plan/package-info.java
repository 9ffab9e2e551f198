/** Worlds cut into parts. */
@NullMarked
package dev.portolan.plan;

import org.jspecify.annotations.NullMarked;
