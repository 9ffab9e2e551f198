package dev.portolan.operator.simulation;

/** What can go wrong with one request. */
enum Fault {
  None,
  /** It never arrives. */
  LostBefore,
  /** It is carried out and its answer never arrives. */
  LostAfter,
  /** Its answer is lost and the client sends it again by itself: the second answer arrives. */
  SentTwice,
  Conflict409,
  Invalid422,
  TooMany429,
  Broken500,
  Away503,
  /** The operator is killed before the request leaves it. */
  KilledBefore,
  /** The operator is killed after the request was carried out. */
  KilledAfter
}
