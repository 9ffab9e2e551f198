package dev.portolan.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.controlplane.ControlPlane;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What the API server answered from some moment on, in the order of its answers. */
public final class AuditLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");

  /**
   * One answered request; what a request does not have is empty.
   *
   * @param resource with its subresource, such as {@code portallocations/status}
   * @param code the HTTP status of the answer
   * @param received when the API server got it
   * @param answered when the last byte of the answer was sent
   */
  public record Request(
      String userAgent,
      String verb,
      String resource,
      String namespace,
      String name,
      int code,
      Instant received,
      Instant answered) {

    /** Whether the API server did what it was asked to do. */
    public boolean succeeded() {
      return code < 300;
    }

    /** Such as {@code create portleases ns.apps.tcp.80 201}. */
    @Override
    public String toString() {
      return verb + " " + resource + " " + name + " " + code;
    }
  }

  private final Path file;
  private final long start;
  private final Predicate<Request> wanted;

  private AuditLog(Path file, long start, Predicate<Request> wanted) {
    this.file = file;
    this.start = start;
    this.wanted = wanted;
  }

  /** What was asked from now on; what was answered before may come into the log only now. */
  public static AuditLog of(ControlPlane controlPlane) {
    return of(controlPlane.auditLog());
  }

  static AuditLog of(Path file) {
    Instant now = Instant.now();
    try {
      return new AuditLog(file, Files.size(file), request -> !request.received().isBefore(now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Only the requests of this client. */
  public AuditLog by(String userAgent) {
    return only(request -> request.userAgent().equals(userAgent));
  }

  /** Only the requests about objects of this namespace, its leases included. */
  public AuditLog about(String namespace) {
    return only(
        request ->
            request.namespace().equals(namespace)
                || request.name().contains("." + namespace + "."));
  }

  private AuditLog only(Predicate<Request> more) {
    return new AuditLog(file, start, wanted.and(more));
  }

  /** The requests that change something, refused ones included. */
  public List<Request> writes() {
    return requests().stream().filter(request -> WRITES.contains(request.verb())).toList();
  }

  /** The writes, as {@link Request#toString} tells them. */
  public List<String> told() {
    return writes().stream().map(Request::toString).toList();
  }

  /** All requests. */
  public List<Request> requests() {
    return text().lines().map(AuditLog::parse).filter(wanted).toList();
  }

  /** Complete lines; one that was half written at the start is of a request before it. */
  private String text() {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, start - 1);
      log.seek(from);
      byte[] rest = new byte[Math.toIntExact(log.length() - from)];
      log.readFully(rest);
      String text = new String(rest, StandardCharsets.UTF_8);
      int first = start == 0 ? 0 : text.indexOf('\n') + 1;
      return text.substring(first, text.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Request parse(String line) {
    try {
      JsonNode event = JSON.readTree(line);
      JsonNode object = event.path("objectRef");
      String subresource = object.path("subresource").asText();
      return new Request(
          event.path("userAgent").asText(),
          event.path("verb").asText(),
          object.path("resource").asText() + (subresource.isEmpty() ? "" : "/" + subresource),
          object.path("namespace").asText(),
          object.path("name").asText(),
          event.path("responseStatus").path("code").asInt(),
          Instant.parse(event.path("requestReceivedTimestamp").asText()),
          Instant.parse(event.path("stageTimestamp").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException("not a line of an audit log: " + line, e);
    }
  }
}
