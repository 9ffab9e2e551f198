/** YAML and JSON texts as trees that know where each value stands, read as kubectl reads them. */
@NullMarked
package dev.portolan.yaml;

import org.jspecify.annotations.NullMarked;
