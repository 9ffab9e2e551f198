/** What Portolan costs, measured beside a client that does the same without thinking. */
@NullMarked
package dev.portolan.bench;

import org.jspecify.annotations.NullMarked;
