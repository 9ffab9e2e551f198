package dev.portolan.ledger;

import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.Tag;

/** The laws of a settlement on ten times as many random worlds. */
@Tag("verify")
@PropertyDefaults(tries = 4000)
class LongSettlementLawsTest extends SettlementLaws {}
