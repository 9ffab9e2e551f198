package dev.portolan.ledger;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;

/** The laws of execution on ten times as many random worlds. */
@Tag("verify")
@PropertyDefaults(tries = 4000)
class LongExecutionLawsTest extends ExecutionLaws {}
