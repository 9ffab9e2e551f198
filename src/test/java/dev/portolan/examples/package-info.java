/** Holds the examples against the port maps, the schema and the design's verdicts. */
@NullMarked
package dev.portolan.examples;

import org.jspecify.annotations.NullMarked;
