/** What an export says, an import reads back. */
@NullMarked
package dev.portolan.document.export;

import org.jspecify.annotations.NullMarked;
