package dev.portolan.status;

/** The one table of the reasons that a condition can give. */
public enum ConditionReason {
  AllGranted("Every port that is wanted here is granted."),
  PartiallyAccepted("Some ports work, and at least one does not get what it asks for."),
  PortConflict("No port works, and at least one number is somebody else's."),
  PolicyDenied("No port works, and rules object."),
  Programmed("Every granted port is served."),
  Ready("Accepted and programmed."),
  NothingToProgram("The allocation only registers its ports."),
  NothingGranted("Ports are wanted, and none is granted."),
  ServiceNameTaken("A Service of that name exists and is not this allocation's."),
  NetworkPolicyNameTaken(
      "A NetworkPolicy of that name exists and is not this allocation's; the Service is not exposed"
          + " without it."),
  ApiRejected("The API server refused an object."),
  WaitingForRelease("An object of a former owner is still there."),
  RecreateRequired("A Service cannot be changed that way; it must be deleted first."),
  Pending("Something that is on its way has not been read back yet."),
  DeclaredPeersOnly("No policy is known that lets anybody but the declared peers in."),
  WidenedByOtherPolicy("A NetworkPolicy of somebody else lets more in than is declared."),
  MayBeWidened(
      "A NetworkPolicy of somebody else lets more in if it selects these pods, or this port, which"
          + " selectors alone do not tell."),
  SourceRangesNotEnforceable(
      "Ranges of addresses are declared, and pods do not see the addresses of clients."),
  HostNetworkNotCovered("Peers are declared, and pods may be on the network of their node."),
  NotFenced("A NetworkPolicy of the allocation is not in the cluster."),
  AwaitsDecision("A refusal stands until somebody decides otherwise."),
  Accepted("The policy is in force."),
  OlderPolicyHolds("What stands before it says otherwise for the same namespace, and it holds.");

  private final String meaning;

  ConditionReason(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the documentation. */
  public String meaning() {
    return meaning;
  }

  static ConditionReason of(Obstacle.Kind kind) {
    return switch (kind) {
      case ServiceNameTaken -> ServiceNameTaken;
      case NetworkPolicyNameTaken -> NetworkPolicyNameTaken;
      case ApiRejected -> ApiRejected;
      case WaitingForRelease -> WaitingForRelease;
      case RecreateRequired -> RecreateRequired;
      case Pending -> Pending;
    };
  }
}
