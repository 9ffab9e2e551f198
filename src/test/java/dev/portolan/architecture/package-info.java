/** Holds the shape: imports, purity, names and sizes. */
@NullMarked
package dev.portolan.architecture;

import org.jspecify.annotations.NullMarked;
