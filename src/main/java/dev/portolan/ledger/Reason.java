package dev.portolan.ledger;

/** The one table of the reasons that a port's status can give. */
public enum Reason {
  Granted("The port has every key it needs."),
  Kept("The former port is served while its move is refused."),
  Absent("The port is not there in this environment."),
  HeldByOther("Another claim holds the number."),
  HeldByStranger("A load balancer that Portolan did not make has the number in this pool."),
  Quarantined("The number was freed a while ago, and only who had it last may take it back."),
  ReservedForOther("The number is reserved, and not for this service."),
  ServiceNameTaken("A Service of that name exists and is not this allocation's."),
  NodePortTakenByForeignService("A Service that Portolan did not make has the node port."),
  NodePortOutOfRange("The API server does not hand out that node port."),
  OutOfRange("The number is in no range, and a policy allows nothing else."),
  RangeNotAllowed("The number is in a range that is not for this service."),
  NeverPublic("A policy says that the number must never be reachable from everywhere."),
  OwnerRequired("A policy wants to know which team answers for the port."),
  ExposureNotAllowed("No policy of the namespace allows that exposure."),
  EnvironmentUnknown(
      "The port has overrides, and the namespace does not say which environment it is.");

  private final String meaning;

  Reason(String meaning) {
    this.meaning = meaning;
  }

  /** One sentence for the documentation. */
  public String meaning() {
    return meaning;
  }
}
