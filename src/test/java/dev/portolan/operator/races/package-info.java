/** Many want the same ports at once: what the cluster shows at every moment, and in the end. */
@NullMarked
package dev.portolan.operator.races;

import org.jspecify.annotations.NullMarked;
