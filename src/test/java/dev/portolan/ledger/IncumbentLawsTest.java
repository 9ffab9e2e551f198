package dev.portolan.ledger;

import net.jqwik.api.PropertyDefaults;

/** The laws of what runs on a fixed number of random worlds. */
@PropertyDefaults(tries = 200)
class IncumbentLawsTest extends IncumbentLaws {}
