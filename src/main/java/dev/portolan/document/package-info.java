/** Markdown port maps in and out: a document becomes rows, findings and declarations, and back. */
@NullMarked
package dev.portolan.document;

import org.jspecify.annotations.NullMarked;
