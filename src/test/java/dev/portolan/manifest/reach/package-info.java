/**
 * What NetworkPolicies allow, judged by an evaluator that shares no code with {@code manifest}: it
 * is written from the text of the NetworkPolicy API.
 */
@NullMarked
package dev.portolan.manifest.reach;

import org.jspecify.annotations.NullMarked;
