package dev.portolan.examples;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a system's own port-map document says, as somebody read it: rows, reservations, health
 * paths.
 */
record PortMap(List<Row> rows, List<Reserved> reservations, List<HealthPath> health) {

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  /**
   * One number that one line of the document gives to one service, in one environment or in all.
   */
  record Row(
      int line,
      String service,
      @Nullable String portName,
      @Nullable Integer port,
      String protocol,
      @Nullable String namespace,
      @Nullable String environment,
      @Nullable Boolean exposed,
      @Nullable String exposure,
      boolean absent,
      @Nullable Integer repeats) {

    boolean isNewClaim() {
      return repeats == null && !absent;
    }

    boolean isHost() {
      return "Host".equals(exposure);
    }

    boolean appliesTo(String name) {
      return environment == null || environment.equals(name);
    }

    boolean isRepeatedBy(Row other) {
      return other.repeats != null
          && other.repeats == line
          && other.service.equals(service)
          && Optional.ofNullable(other.port).equals(Optional.ofNullable(port))
          && Optional.ofNullable(other.environment).equals(Optional.ofNullable(environment));
    }

    /** The first value that is stated wins, except that a later External or Host always wins. */
    Row with(Row repeat) {
      return new Row(
          line,
          service,
          portName == null ? repeat.portName : portName,
          port,
          protocol,
          namespace,
          environment,
          exposed == null ? repeat.exposed : exposed,
          repeat.exposure == null ? exposure : repeat.exposure,
          absent,
          repeats);
    }

    @Override
    public String toString() {
      var where = environment == null ? "" : " in " + environment;
      return "row " + line + ": " + service + " " + port + "/" + protocol + where;
    }
  }

  /** A number that the document keeps for later. */
  record Reserved(int port, String protocol, @Nullable String forService) {}

  /** The path at which a service says whether it is well. */
  record HealthPath(String service, String path) {}

  private record Document(
      List<Row> rows, List<DocumentReservation> reservations, List<HealthPath> health) {}

  private record DocumentReservation(
      int port, String protocol, @JsonProperty("for") @Nullable String forService) {}

  /**
   * The folder of port maps, beside the project or where PORTOLAN_PORTMAPS says, if it is there.
   */
  static Optional<Path> folder() {
    var named = Stream.ofNullable(System.getenv("PORTOLAN_PORTMAPS")).map(Path::of);
    return Stream.concat(named, Stream.of(Path.of("../shared/portmaps")))
        .map(folder -> folder.resolve("expected"))
        .filter(Files::isDirectory)
        .findFirst();
  }

  static PortMap read(Path folder, String system) throws IOException {
    var read = JSON.readValue(folder.resolve(system + ".json").toFile(), Document.class);
    var claims = read.rows.stream().filter(Row::isNewClaim).map(row -> merged(row, read.rows));
    var reservations =
        read.reservations.stream().map(r -> new Reserved(r.port, r.protocol, r.forService));
    return new PortMap(claims.toList(), reservations.toList(), read.health);
  }

  private static Row merged(Row row, List<Row> all) {
    return all.stream().filter(row::isRepeatedBy).reduce(row, Row::with);
  }
}
