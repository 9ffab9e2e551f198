/** Addresses of the network, as numbers. */
@NullMarked
package dev.portolan.address;

import org.jspecify.annotations.NullMarked;
