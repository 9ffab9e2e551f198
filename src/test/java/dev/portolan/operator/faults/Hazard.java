package dev.portolan.operator.faults;

/** What a user does at the very moment when the operator's status is on its way. */
enum Hazard {
  SPEC_EDITED,
  LABEL_EDITED,
  DELETED
}
