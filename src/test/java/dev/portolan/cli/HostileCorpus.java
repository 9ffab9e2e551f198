package dev.portolan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Files that mean harm, and the program that lints them one after the other. */
final class HostileCorpus {

  private static final String HEAD = "apiVersion: portolan.dev/v1alpha1\nkind: PortAllocation\n";
  private static final Pattern STEERS =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u200b-\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private HostileCorpus(Path folder) {
    this.folder = folder;
  }

  static List<Path> write(Path folder) throws IOException {
    HostileCorpus corpus = new HostileCorpus(folder);
    corpus.bombs();
    corpus.depths();
    corpus.sizes();
    corpus.bytes();
    corpus.steering();
    corpus.words();
    return corpus.files;
  }

  private void bombs() throws IOException {
    for (int levels = 8; levels < 20; levels++) {
      StringBuilder bomb = new StringBuilder(HEAD + "a0: &a0 [x, x]\n");
      for (int i = 1; i < levels; i++) {
        String before = "*a" + (i - 1);
        bomb.append(
            "a%d: &a%d [%s]\n"
                .formatted(i, i, String.join(", ", java.util.Collections.nCopies(9, before))));
      }
      text("bomb-" + levels, bomb.append("spec: *a" + (levels - 1) + "\n").toString());
    }
    text("recursive", HEAD + "spec: &a [*a]\n");
    text("recursive-map", HEAD + "spec: &a {b: *a}\n");
    text("merge-itself", HEAD + "spec: &a\n  <<: *a\n");
    text("merge-text", HEAD + "spec:\n  <<: text\n");
    text("no-anchor", HEAD + "spec: *nowhere\n");
  }

  private void depths() throws IOException {
    for (int depth : new int[] {65, 100, 1_000, 10_000, 100_000}) {
      text("lists-" + depth, HEAD + "spec: " + "[".repeat(depth) + "]".repeat(depth) + "\n");
      text("maps-" + depth, HEAD + "spec: " + "{a: ".repeat(depth) + "}".repeat(depth) + "\n");
      text("open-" + depth, HEAD + "spec: " + "[".repeat(depth));
      text("dashes-" + depth, HEAD + "spec:\n" + "- ".repeat(depth) + "x\n");
      text(
          "json-" + depth,
          "{\"apiVersion\": \"portolan.dev/v1alpha1\", \"spec\": "
              + "[".repeat(depth)
              + "]".repeat(depth)
              + "}");
      text("keys-" + depth, HEAD + "spec:\n" + "? ".repeat(depth) + "x\n");
    }
  }

  private void sizes() throws IOException {
    text("50-megabytes", HEAD + "a: b # filler\n".repeat(3_800_000));
    text("33-megabytes-of-nothing", HEAD + " ".repeat(33 << 20));
    text("long-document", HEAD + "spec: {services: [" + "x, ".repeat(600_000) + "]}\n");
    text("long-line", HEAD + "metadata: {name: " + "x".repeat(1_400_000) + "}\n");
    text("many-values", HEAD + "spec: [" + "x,".repeat(700_000) + "]\n");
    text("many-fields", HEAD + "spec: {" + fields(90_000) + "}\n");
    text("many-documents", (HEAD + "spec: 1\n---\n").repeat(15_000));
    text(
        "many-services",
        HEAD + "metadata: {name: x}\nspec: {services: [" + "{name: a}, ".repeat(60_000) + "]}\n");
    text("same-key", HEAD + "spec: {" + "a: 1, ".repeat(60_000) + "}\n");
    text("long-key", HEAD + "spec: {" + "k".repeat(1_000) + ": 1}\n");
  }

  private static String fields(int count) {
    StringBuilder fields = new StringBuilder();
    for (int i = 0; i < count; i++) {
      fields.append("f").append(i).append(": 1, ");
    }
    return fields.toString();
  }

  private void bytes() throws IOException {
    int[][] broken = {
      {0x80},
      {0xc0, 0xaf},
      {0xc3},
      {0xe2, 0x82},
      {0xed, 0xa0, 0x80},
      {0xf0, 0x9f},
      {0xf4, 0x90, 0x80, 0x80},
      {0xfe},
      {0xff, 0xff},
      {0xf8, 0x88, 0x80, 0x80, 0x80}
    };
    for (int[] bytes : broken) {
      byte[] file = (HEAD + "x: ").getBytes(StandardCharsets.UTF_8);
      byte[] all = java.util.Arrays.copyOf(file, file.length + bytes.length);
      for (int i = 0; i < bytes.length; i++) {
        all[file.length + i] = (byte) bytes[i];
      }
      add("bytes-%02x-%d".formatted(bytes[0], bytes.length), all);
    }
    add("utf-16", (HEAD + "spec: 1\n").getBytes(StandardCharsets.UTF_16));
  }

  private void steering() throws IOException {
    for (int c = 1; c < 0x20; c++) {
      if (c != '\n' && c != '\r' && c != '\t') {
        text("control-%02x".formatted(c), HEAD + "metadata: {name: \"a" + (char) c + "b\"}\n");
      }
    }
    for (int c : new int[] {0x1b, 0x07, 0x08, 0x0d, 0x7f, 0x9b, 0x200e, 0x2028, 0x202e, 0x2066}) {
      String escaped = "\\u%04x".formatted(c);
      text(
          "name-%04x".formatted(c),
          HEAD + "metadata: {name: \"a" + escaped + "[31mb\"}\nspec: {}\n");
      text(
          "field-%04x".formatted(c),
          HEAD + "metadata: {name: a}\nspec: {\"x" + escaped + "[2J\": 1}\n");
      text(
          "kind-%04x".formatted(c),
          "apiVersion: portolan.dev/v1alpha1\nkind: \"P" + escaped + "::error::x\"\n");
    }
  }

  private void words() throws IOException {
    for (String port :
        List.of(
            "0777777",
            "22:22",
            "on",
            "1e400",
            ".inf",
            ".nan",
            "0x1FFFF",
            "99999999999999999999",
            "-0",
            "1_000_000",
            "!!int x",
            "!!binary aGk=",
            "!<tag:x> 80",
            "8080.5",
            "2026-01-01")) {
      text(
          "port-" + files.size(),
          HEAD
              + "metadata: {name: a}\nspec: {services: [{name: a, selector: {a: b}, ports: [{name: http, port: "
              + port
              + "}]}]}\n");
    }
    text("complex-key", HEAD + "? [a, b]\n: c\n");
    text("null-key", HEAD + "~: c\n");
    text("tabs", HEAD + "spec:\n\tservices: []\n");
    text("directive", "%YAML 9.9\n---\n" + HEAD + "spec: 1\n");
    text("python", HEAD + "spec: !!python/object/apply:os.system [id]\n");
    text("template", HEAD + "spec: {{ .Values.spec }}\n");
  }

  private void text(String name, String text) throws IOException {
    add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void add(String name, byte[] bytes) throws IOException {
    files.add(Files.write(folder.resolve(name + ".yaml"), bytes));
  }

  /**
   * Lints each listed file; prints its status, how long it took, and what is wrong with the answer.
   */
  public static void main(String... args) throws IOException {
    for (String file : Files.readAllLines(Path.of(args[0]))) {
      long start = System.nanoTime();
      Said said = Said.of("lint", "--output", "text", file);
      long millis = (System.nanoTime() - start) / 1_000_000;
      boolean harmless = !STEERS.matcher(said.out()).find() && !STEERS.matcher(said.err()).find();
      boolean told = said.err().contains("Exception") || said.out().contains("Exception");
      System.out.printf(
          Locale.ROOT,
          "%s %dms %s%n",
          harmless && !told ? said.status() : "harm:",
          millis,
          Path.of(file).getFileName());
    }
  }
}
