package dev.portolan.operator;

import dev.portolan.status.Programmed;

/**
 * What became of a settlement in the cluster.
 *
 * @param surprised whether something was found that the settlement did not know: it must be made
 *     again
 */
record Applied(Programmed programmed, boolean surprised) {}
