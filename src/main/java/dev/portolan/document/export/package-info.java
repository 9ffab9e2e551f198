/** A port map written from declarations, in a layout that an import reads back word for word. */
@NullMarked
package dev.portolan.document.export;

import org.jspecify.annotations.NullMarked;
