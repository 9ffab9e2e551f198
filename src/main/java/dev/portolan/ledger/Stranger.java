package dev.portolan.ledger;

/** A Service that is not ours and that occupies a key. */
public record Stranger(String namespace, String service) {

  Holder holder() {
    return new Holder(
        namespace, service, java.util.Optional.of(service), java.util.Optional.empty());
  }
}
