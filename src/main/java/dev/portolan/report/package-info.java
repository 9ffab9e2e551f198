/** The port map, one renderer per format. */
@NullMarked
package dev.portolan.report;

import org.jspecify.annotations.NullMarked;
