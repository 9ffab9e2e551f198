/** From blocks to rows: tables, lists, trees, arrows. */
@NullMarked
package dev.portolan.document.read;

import org.jspecify.annotations.NullMarked;
