/** What stands in deploy/, applied to a real API server. */
@NullMarked
package dev.portolan.deploy;

import org.jspecify.annotations.NullMarked;
