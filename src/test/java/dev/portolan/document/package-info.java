/** Markdown port maps, read. */
@NullMarked
package dev.portolan.document;

import org.jspecify.annotations.NullMarked;
