/** Gathers, settles and writes: the shell around the ledger that runs in the cluster. */
@NullMarked
package dev.portolan.operator;

import org.jspecify.annotations.NullMarked;
