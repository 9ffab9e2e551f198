/** Makes {@code crds/} from the records of {@code dev.portolan.api}. */
@NullMarked
package dev.portolan.api.generation;

import org.jspecify.annotations.NullMarked;
