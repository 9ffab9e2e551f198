/** Texts of files as resources, and where in the texts they stand. */
@NullMarked
package dev.portolan.reading;

import org.jspecify.annotations.NullMarked;
