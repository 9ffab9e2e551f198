/** What the real API server says to good and bad documents of our three kinds. */
@NullMarked
package dev.portolan.api.schema;

import org.jspecify.annotations.NullMarked;
