package dev.portolan.ledger;

import net.jqwik.api.PropertyDefaults;

/** The laws on a fixed number of random worlds. */
@PropertyDefaults(tries = 500)
class LawsTest extends Laws {}
