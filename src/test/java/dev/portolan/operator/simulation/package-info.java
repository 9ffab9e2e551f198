/**
 * The real settle-and-write core against a model of the API server, on a virtual clock, from a
 * seed.
 */
@NullMarked
package dev.portolan.operator.simulation;

import org.jspecify.annotations.NullMarked;
