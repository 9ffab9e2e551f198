/** Who asks for which port, who holds it, and why. */
@NullMarked
package dev.portolan.ledger;

import org.jspecify.annotations.NullMarked;
