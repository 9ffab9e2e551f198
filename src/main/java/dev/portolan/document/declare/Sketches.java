package dev.portolan.document.declare;

import dev.portolan.api.Exposure;
import dev.portolan.document.fact.Facts.Unread;
import dev.portolan.document.fact.Numbers;
import dev.portolan.document.fact.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The claims of a document as Services in the making, each in its place. */
final class Sketches {

  /** More numbers than this are a range, not ports of a Service. */
  private static final int WIDEST = 16;

  private static final int MOST_PORTS = 64;

  private static final String WIDE =
      "too many numbers for the ports of one service: not declared; give a range to a PortPolicy";
  private static final String FULL = "a service has at most 64 ports: not declared";

  private static final Map<Exposure, String> ENDINGS =
      Map.of(
          Exposure.LoadBalancer, "-public",
          Exposure.NodePort, "-node",
          Exposure.Host, "-host",
          Exposure.External, "-external");

  private final Places places;
  private final Map<Home, List<ServiceSketch>> services = new LinkedHashMap<>();
  private final Map<String, Labels> names = new HashMap<>();
  private final List<Unread> notes = new ArrayList<>();

  private Sketches(Places places) {
    this.places = places;
  }

  static Sketches of(Reading reading, Places places) {
    Sketches sketches = new Sketches(places);
    List<Wanted> wanted = PublicPorts.joined(HostPorts.joined(Wanted.in(reading)));
    wanted.forEach(sketches::add);
    sketches.services.values().forEach(all -> all.forEach(ServiceSketch::settle));
    return sketches;
  }

  Map<Home, List<ServiceSketch>> services() {
    return services;
  }

  /** What cannot be declared. */
  List<Unread> notes() {
    return List.copyOf(notes);
  }

  private void add(Wanted port) {
    Numbers numbers = port.numbers();
    if (numbers.endPort().orElse(port.port()) - port.port() >= WIDEST) {
      note(port, port.port() + "-" + numbers.endPort().orElseThrow(), WIDE);
      return;
    }
    for (Home home : places.homes(port)) {
      service(home, port)
          .ifPresentOrElse(
              service -> service.add(port), () -> note(port, String.valueOf(port.port()), FULL));
    }
  }

  private void note(Wanted port, String text, String why) {
    notes.add(new Unread(port.row().line(), port.row().said().spot().column(), text, why));
  }

  /**
   * The one of this name that is reached in this way. Hidden ports keep the name; the open ones of
   * the same service get a Service of their own, so that nothing is opened beside them.
   */
  private Optional<ServiceSketch> service(Home home, Wanted port) {
    List<ServiceSketch> here = services.computeIfAbsent(home, h -> new ArrayList<>());
    Optional<ServiceSketch> known =
        here.stream()
            .filter(s -> s.isOf(port.row().service()) && s.exposure() == port.reach())
            .findFirst();
    if (known.isPresent()) {
      return known.filter(s -> s.size() < MOST_PORTS);
    }
    ServiceSketch fresh = new ServiceSketch(name(home, port), port.reach());
    here.add(fresh);
    return Optional.of(fresh);
  }

  private String name(Home home, Wanted port) {
    Labels labels = names.computeIfAbsent(home.namespace(), n -> new Labels());
    boolean other =
        services.getOrDefault(home, List.of()).stream().anyMatch(s -> s.isOf(port.row().service()));
    String ending = other ? ENDINGS.getOrDefault(port.reach(), "-internal") : "";
    return labels.name(port.row().service() + ending, "service-" + port.port());
  }
}
