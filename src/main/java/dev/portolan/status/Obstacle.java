package dev.portolan.status;

/**
 * What keeps a granted port from being served.
 *
 * @param service the declared service concerned
 * @param message what is in the way and what to do, as a sentence
 * @param retrying whether it goes away by itself or by another attempt, without anybody's decision
 */
public record Obstacle(Kind kind, String service, String message, boolean retrying) {

  /** What is in the way; of several, the status names the first of this order. */
  public enum Kind {
    ServiceNameTaken,
    NetworkPolicyNameTaken,
    ApiRejected,
    WaitingForRelease,
    RecreateRequired,
    Pending
  }
}
