/** What a port map says: rows, ranges, flows, and what is odd about them. */
@NullMarked
package dev.portolan.document.fact;

import org.jspecify.annotations.NullMarked;
