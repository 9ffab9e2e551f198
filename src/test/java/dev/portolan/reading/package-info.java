/** Plain values made into resources. */
@NullMarked
package dev.portolan.reading;

import org.jspecify.annotations.NullMarked;
