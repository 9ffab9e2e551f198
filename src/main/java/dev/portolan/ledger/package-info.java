/**
 * Who asks for which port, who holds it, and why.
 *
 * <p>The whole idea of Portolan in plain Java: claims in, verdicts out. Nothing here knows
 * Kubernetes, reads a clock or a file, or logs. Start at {@link dev.portolan.ledger.Settlement}.
 */
@NullMarked
package dev.portolan.ledger;

import org.jspecify.annotations.NullMarked;
