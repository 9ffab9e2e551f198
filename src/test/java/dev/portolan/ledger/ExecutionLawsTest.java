package dev.portolan.ledger;

import net.jqwik.api.PropertyDefaults;

/** The laws of execution on a fixed number of random worlds. */
@PropertyDefaults(tries = 200)
class ExecutionLawsTest extends ExecutionLaws {}
