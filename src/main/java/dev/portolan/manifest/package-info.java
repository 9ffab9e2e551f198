/** Turns verdicts into Services and NetworkPolicies. */
@NullMarked
package dev.portolan.manifest;

import org.jspecify.annotations.NullMarked;
