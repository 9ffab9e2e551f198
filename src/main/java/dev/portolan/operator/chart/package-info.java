/**
 * What the operator knows of the cluster, kept from events, and who must look again when it
 * changes.
 */
@NullMarked
package dev.portolan.operator.chart;

import org.jspecify.annotations.NullMarked;
