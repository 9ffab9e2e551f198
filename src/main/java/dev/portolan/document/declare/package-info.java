/** From rows to resources: allocations, policies and namespaces. */
@NullMarked
package dev.portolan.document.declare;

import org.jspecify.annotations.NullMarked;
