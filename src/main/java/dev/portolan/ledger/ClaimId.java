package dev.portolan.ledger;

/** Which port of which service of which allocation. */
public record ClaimId(String namespace, String allocation, String service, String port)
    implements Comparable<ClaimId> {

  /** What comes before every port of the owner's, or of a former owner of that name. */
  static ClaimId before(Owner owner) {
    return new ClaimId(owner.namespace(), owner.name(), "", "");
  }

  /** What comes after every port of the owner's: no name has such a character. */
  static ClaimId after(Owner owner) {
    return new ClaimId(
        owner.namespace(), owner.name(), Character.toString(Character.MAX_VALUE), "");
  }

  /** As a lease lists it: {@code service/port}. */
  public String path() {
    return service + "/" + port;
  }

  /** The declared service: {@code namespace/allocation/service}. */
  String servicePath() {
    return namespace + "/" + allocation + "/" + service;
  }

  @Override
  public int compareTo(ClaimId other) {
    int order = namespace.compareTo(other.namespace);
    order = order == 0 ? allocation.compareTo(other.allocation) : order;
    order = order == 0 ? service.compareTo(other.service) : order;
    return order == 0 ? port.compareTo(other.port) : order;
  }

  @Override
  public String toString() {
    return namespace + "/" + allocation + "/" + path();
  }
}
