package dev.portolan.reading;

import dev.portolan.yaml.Node;
import dev.portolan.yaml.Position;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Objects;

/** A resource, and where its text stands. */
public final class Document<T extends HasMetadata> {

  private final T resource;
  private final String file;
  private final Places places;

  Document(T resource, String file, Node text) {
    this.resource = resource;
    this.file = file;
    this.places = Places.of(text);
  }

  /** What it says. */
  public T resource() {
    return resource;
  }

  /** Its namespace; where it states none, the one that kubectl would take. */
  public String namespace() {
    return Objects.requireNonNullElse(resource.getMetadata().getNamespace(), "default");
  }

  /** Its name. */
  public String name() {
    return Objects.requireNonNullElse(resource.getMetadata().getName(), "");
  }

  /** Where its name stands. */
  public Location location() {
    return at(places.name());
  }

  /** Where the number of a port stands. */
  public Location ofPort(String service, String port) {
    return at(places.port(service, port));
  }

  /** Where the name of a service stands. */
  public Location ofService(String service) {
    return at(places.service(service));
  }

  /** Where a number that is kept for later stands. */
  public Location ofReservation(String name) {
    return at(places.reservation(name));
  }

  private Location at(Position position) {
    return new Location(file, position);
  }
}
