package dev.portolan.ledger;

import net.jqwik.api.PropertyDefaults;

/** The laws of a settlement on a fixed number of random worlds. */
@PropertyDefaults(tries = 200)
class SettlementLawsTest extends SettlementLaws {}
