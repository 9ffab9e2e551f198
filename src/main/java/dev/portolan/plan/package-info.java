/** What declarations would make of a cluster, before it is asked. */
@NullMarked
package dev.portolan.plan;

import org.jspecify.annotations.NullMarked;
