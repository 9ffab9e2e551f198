package dev.portolan.ledger;

/** Something that an allocation asks for: a port now, or a number for later. */
public sealed interface Ask permits Claim, Reservation {

  /** Whose it is. */
  Owner owner();

  /** Its place in the declaration's list; the earlier one wins inside one allocation. */
  int position();
}
