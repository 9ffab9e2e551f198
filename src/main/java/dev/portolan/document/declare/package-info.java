/** From rows to PortAllocations, PortPolicies and Namespaces. */
@NullMarked
package dev.portolan.document.declare;

import org.jspecify.annotations.NullMarked;
