/** A Markdown text as blocks with their headings and lines. */
@NullMarked
package dev.portolan.document.markdown;

import org.jspecify.annotations.NullMarked;
