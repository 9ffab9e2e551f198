package dev.portolan.controlplane;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Released files as the download sites of Kubernetes and etcd lay them out, on loopback. */
final class ReleaseServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();

  ReleaseServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    requests.add(path);
    byte[] body = files.getOrDefault(path, new byte[0]);
    exchange.sendResponseHeaders(files.containsKey(path) ? 200 : 404, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> requests() {
    return List.copyOf(requests);
  }

  /** A Kubernetes program and its checksum. */
  void release(String program, String content) {
    String path = "/v1.36.3/bin/" + platform() + "/" + program;
    files.put(path, content.getBytes(UTF_8));
    files.put(path + ".sha256", sha256(content.getBytes(UTF_8)).getBytes(UTF_8));
  }

  /** An archive with etcd in it, and the list of checksums. */
  void releaseEtcd(Path scratch) throws IOException, InterruptedException {
    String name = "etcd-v3.6.16-" + platform().replace('/', '-');
    Path program = Files.createDirectories(scratch.resolve(name)).resolve("etcd");
    Files.writeString(program, contentOf("etcd"));
    Path archive = scratch.resolve(name + ".tar.gz");
    String[] tar = {"tar", "-czf", archive.toString(), "-C", scratch.toString(), name};
    new ProcessBuilder(tar).start().waitFor();
    byte[] content = Files.readAllBytes(archive);
    files.put("/v3.6.16/" + name + ".tar.gz", content);
    files.put("/v3.6.16/SHA256SUMS", checksumList(name, content).getBytes(UTF_8));
  }

  private static String checksumList(String name, byte[] content) {
    return "0123  etcd-other.tar.gz\n" + sha256(content) + "  " + name + ".tar.gz\n";
  }

  /** Changes a released file after its checksum was made. */
  void tamperWith(String ending) {
    files.replaceAll((path, file) -> path.endsWith(ending) ? "<html>".getBytes(UTF_8) : file);
  }

  void empty(String ending) {
    files.replaceAll((path, file) -> path.endsWith(ending) ? new byte[0] : file);
  }

  static String contentOf(String program) {
    return "released " + program;
  }

  private static String platform() {
    String architecture = System.getProperty("os.arch").replace("aarch64", "arm64");
    return System.getProperty("os.name").toLowerCase(Locale.ROOT) + "/" + architecture;
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
