package dev.portolan.operator.faults;

/**
 * What can go wrong at a write.
 *
 * <p>The first three kill the operator; another one with empty caches starts. Those that a client
 * mends by sending again exist twice: {@code _AGAIN} strikes that second request, too, so that the
 * operator hears of it.
 */
enum Fault {
  KILLED_BEFORE_IT_IS_SENT,
  KILLED_BEFORE_THE_ANSWER,
  KILLED_AFTER_THE_ANSWER,
  NEVER_SENT,
  NEVER_SENT_AGAIN,
  ANSWER_LOST,
  ANSWER_LOST_AGAIN,
  SENT_TWICE,
  DELAYED,
  CONFLICT,
  UNPROCESSABLE,
  TOO_MANY_REQUESTS,
  TOO_MANY_REQUESTS_AGAIN,
  INTERNAL_ERROR,
  INTERNAL_ERROR_AGAIN,
  UNAVAILABLE,
  UNAVAILABLE_AGAIN,
  WATCHES_CUT,
  WATCHES_HELD,
  WATCHES_EXPIRED,
  ETCD_RESTARTED,
  API_SERVER_RESTARTED;

  /** Whether it takes long, so that only some plans have it. */
  boolean rare() {
    return this == ETCD_RESTARTED || this == API_SERVER_RESTARTED;
  }

  boolean again() {
    return name().endsWith("_AGAIN");
  }
}
