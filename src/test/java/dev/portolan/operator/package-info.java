/** The operator on a real control plane: what its users see, and what it writes. */
@NullMarked
package dev.portolan.operator;

import org.jspecify.annotations.NullMarked;
