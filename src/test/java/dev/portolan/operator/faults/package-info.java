/** What becomes of the ports when requests, answers, watches and operators are lost on the way. */
@NullMarked
package dev.portolan.operator.faults;

import org.jspecify.annotations.NullMarked;
