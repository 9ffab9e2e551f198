package dev.portolan.document.check;

import dev.portolan.document.fact.Facts.Address;
import dev.portolan.document.fact.Reading;
import dev.portolan.document.fact.Row;
import dev.portolan.document.word.Words;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Addresses that a list publishes, and whose they are. */
final class Published {
  private Published() {}

  /** A host name with a domain that is no cluster's own, listed for a service, without a port. */
  static boolean isPublic(Address address) {
    return address.listed() && address.port().isEmpty() && !isInside(address);
  }

  /** A name that resolves inside the system only. */
  static boolean isInside(Address address) {
    String host = address.host();
    return !host.contains(".")
        || host.contains(".svc")
        || host.endsWith(".local")
        || (host.endsWith(".internal") && !host.startsWith("host.docker"));
  }

  /** The service that a published address is about: by name, by equal description, else its own. */
  static String service(Reading reading, Address address) {
    return row(reading, address)
        .map(Row::service)
        .orElseGet(() -> Words.slug(address.title().orElse(address.host())));
  }

  static Optional<Row> row(Reading reading, Address address) {
    return named(reading, address).or(() -> described(reading, address));
  }

  static Optional<Row> named(Reading reading, Address address) {
    Set<String> words = Words.set(address.title().orElse(""));
    Optional<Row> equal =
        reading.claims().stream().filter(row -> Words.set(row.service()).equals(words)).findFirst();
    List<Row> candidates =
        reading.claims().stream()
            .filter(row -> words.size() > 1 && Words.set(row.service()).containsAll(words))
            .toList();
    return equal.or(() -> candidates.stream().findFirst());
  }

  static Optional<Row> described(Reading reading, Address address) {
    return reading.claims().stream()
        .filter(
            row ->
                address.description().isPresent()
                    && row.said().description().equals(address.description()))
        .findFirst();
  }
}
