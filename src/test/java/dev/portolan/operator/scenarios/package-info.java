/** What users and admins do step by step, as data; run with faults, and in simulation. */
@NullMarked
package dev.portolan.operator.scenarios;

import org.jspecify.annotations.NullMarked;
