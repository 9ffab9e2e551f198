package dev.portolan.document.fact;

import dev.portolan.api.Protocol;
import java.util.List;
import java.util.Optional;

/** The shorter things that a port map says. */
public final class Facts {

  private Facts() {}

  /**
   * Numbers with a purpose.
   *
   * @param allowed whether the document says that they are used; nothing: it does not say
   * @param label all that the line says beside the numbers
   */
  public record Range(
      int line, int from, int to, String purpose, Optional<Boolean> allowed, String label) {

    public Range(int line, int from, int to, String purpose, Optional<Boolean> allowed) {
      this(line, from, to, purpose, allowed, purpose);
    }

    public boolean holds(int number) {
      return number >= from && number <= to;
    }

    public int width() {
      return to - from;
    }
  }

  /** A number kept for later. */
  public record Reservation(
      int line,
      int port,
      Protocol protocol,
      boolean stated,
      Optional<String> forService,
      String reason) {}

  /** An arrow to a numbered port. */
  public record Flow(int line, String from, String to, int port, Optional<String> environment) {}

  /** An allow rule. */
  public record Firewall(
      int line,
      Direction direction,
      Optional<Integer> port,
      Optional<Protocol> protocol,
      Optional<String> peer) {}

  /** Which way a firewall rule looks. */
  public enum Direction {
    ingress,
    egress
  }

  /** Where a service says whether it is well. */
  public record Health(int line, String service, String path) {}

  /** A statement about listed ports. */
  public record Restriction(
      int line,
      Kind kind,
      Optional<String> environment,
      List<String> services,
      List<Integer> ports,
      boolean peer,
      boolean admin) {
    public Restriction {
      services = List.copyOf(services);
      ports = List.copyOf(ports);
    }
  }

  /** What a restriction says. */
  public enum Kind {
    INTERNAL_ONLY("internal-only"),
    RESTRICTED("restricted"),
    NEVER_PUBLIC("never-public");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * A DNS name or URL.
   *
   * @param title what its line calls it
   */
  public record Address(
      Statement.Spot spot,
      String host,
      Optional<Integer> port,
      Optional<String> title,
      Optional<String> description,
      Where where,
      boolean listed) {}

  /** What the document itself says about a commonly used port. */
  public record Advice(int line, int port, String name, String usedBy, List<Offer> offers) {
    public Advice {
      offers = List.copyOf(offers);
    }
  }

  /** A number offered instead. */
  public record Offer(int line, int port) {}

  /** "X uses N": how a conflict was resolved. */
  public record Resolution(int line, String name, int port, Optional<String> environment) {}

  /** A condition that no port rule can hold. */
  public record Condition(int line, String name, Optional<Integer> port, String text) {}

  /** Numbers that a list of the document rates, by its heading. */
  public record RiskList(int line, String rating, List<Integer> ports) {
    public RiskList {
      ports = List.copyOf(ports);
    }
  }

  /** A piece that looks like a port and was not taken for one. */
  public record Unread(int line, int column, String text, String why) {}
}
