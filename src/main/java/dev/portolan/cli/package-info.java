/** Verbs, exit codes and files: the shell around the ledger that runs on a desk. */
@NullMarked
package dev.portolan.cli;

import org.jspecify.annotations.NullMarked;
