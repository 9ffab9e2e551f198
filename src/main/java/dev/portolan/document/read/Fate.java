package dev.portolan.document.read;

/** What becomes of the numbers that a line gives. */
enum Fate {
  /** They belong to a service. */
  ALLOCATED,
  /** They are kept for later. */
  RESERVED,
  /** They have a purpose rather than a service. */
  RANGE,
  /** Nobody may take them. */
  FORBIDDEN,
  /** Nobody has them. */
  FREE,
  /** Who had them is no more. */
  GONE
}
