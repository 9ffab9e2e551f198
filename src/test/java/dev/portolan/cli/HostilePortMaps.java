package dev.portolan.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Documents that mean harm, and the program that imports them one after the other. */
final class HostilePortMaps {

  /** What else the machine does is no fault of a document's. */
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private static final String TABLE = "# Ports\n\n| Service | Port |\n|---|---|\n";
  private static final Pattern STEERS =
      Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u2028-\\u202e\\u2066-\\u2069]");

  /** More rows than any port map of the field has. */
  private static final int MOST = 500;

  private final Path folder;
  private final List<Path> files = new ArrayList<>();

  private HostilePortMaps(Path folder) {
    this.folder = folder;
  }

  static List<Path> write(Path folder) throws IOException {
    HostilePortMaps maps = new HostilePortMaps(folder);
    maps.sizes();
    maps.depths();
    maps.crowds();
    maps.patterns();
    maps.bytes();
    return maps.files;
  }

  private void sizes() throws IOException {
    text("50-megabytes", TABLE + "| a | 80 |\n".repeat(5_000_000));
    text("endless-table", TABLE + "| a | 80 |\n".repeat(90_000));
    text("endless-line", "# Ports " + "8080 ".repeat(180_000));
    text("endless-number", TABLE + "| a | " + "9".repeat(900_000) + " |\n");
    text("endless-word", TABLE + "| " + "a".repeat(900_000) + " | 80 |\n");
    text("empty", "");
    text("one-line", "80");
    text("nothing-but-lines", "\n".repeat(1_000_000));
  }

  private void depths() throws IOException {
    for (int depth : new int[] {100, 1_900}) {
      text("quotes-" + depth, ">".repeat(depth) + " | a | 80 |\n");
      text("brackets-" + depth, "(".repeat(depth) + "80" + ")".repeat(depth) + "\n");
      text("links-" + depth, "[".repeat(depth) + "80" + "](x)".repeat(depth / 2) + "\n");
      text("stars-" + depth, "*".repeat(depth) + "80" + "*".repeat(depth) + "\n");
      text("ticks-" + depth, "`".repeat(depth) + "80" + "`".repeat(depth - 1) + "\n");
      text("tags-" + depth, "<td>".repeat(depth / 2) + "80\n");
    }
    text("nested-lists", nested(1_000));
    text("headings", "###### a 80\n".repeat(MOST));
    text("html", "<table>" + "<tr><td>".repeat(450) + "80</table>\n");
    text(
        "rowspans",
        "<table><tr><th>Service<th>Port\n" + "<tr><td rowspan=999>a<td>80\n".repeat(MOST));
  }

  private void crowds() throws IOException {
    StringBuilder different = new StringBuilder(TABLE);
    StringBuilder equal = new StringBuilder(TABLE);
    StringBuilder ranges =
        new StringBuilder("# Ports\n\n## Reserved ranges\n\n|Range|Purpose|\n|-|-|\n");
    StringBuilder flows = new StringBuilder(TABLE + "| a | 1 |\n\n## Flows\n\n```\n");
    StringBuilder list = new StringBuilder("# Ports\n\n");
    for (int i = 1; i < MOST; i++) {
      different.append("| service %d | %d |\n".formatted(i, i));
      equal.append("| service %d | 8080 |\n".formatted(i));
      ranges.append("| %d-%d | grpc %d |\n".formatted(i, 60_000 - i, i));
      flows.append("a → :%d (b%d) → :%d (c)\n".formatted(i, i, i + 1));
      if (i % 2 == 0) {
        list.append("- service %d: %d (a), %d (b)\n".formatted(i, i, i + 1));
      }
    }
    text("all-different", different.toString());
    text("all-equal", equal.toString());
    text("all-ranges", ranges.toString());
    text("all-flows", flows.toString());
    text("all-items", list.toString());
    text("many-numbers", TABLE + ("| a | " + "80, ".repeat(900) + " |\n").repeat(240));
    text(
        "wide",
        "|"
            + " Port |".repeat(500)
            + "\n|"
            + "-|".repeat(500)
            + "\n"
            + ("|" + "80|".repeat(500) + "\n").repeat(400));
  }

  private void patterns() throws IOException {
    text("blanks", TABLE + ("| a" + " ".repeat(3_900) + " | 80 |\n").repeat(200));
    text("dashes", ("- a" + "-".repeat(3_900) + " 80\n").repeat(200));
    text("dots", ("- a" + ".".repeat(3_900) + " 80x\n").repeat(200));
    text("colons", ("- a" + ": ".repeat(1_900) + "80x\n").repeat(200));
    text("arrows", ("- a" + " → :80".repeat(600) + "\n").repeat(200));
    text("hosts", ("- http://" + "a.".repeat(1_900) + ":80\n").repeat(200));
    text("addresses", ("- 1" + ".1".repeat(1_900) + ":80\n").repeat(200));
    text("addresses-of-six", ("- " + "1:".repeat(1_900) + ":80\n").repeat(200));
    text("mappings", ("- a: " + "80:".repeat(1_300) + "\n").repeat(200));
    text("transports", ("- a: tcp" + "/tcp".repeat(950) + " 80\n").repeat(200));
    text("variables", ("- a: " + "${P:-80}".repeat(480) + "\n").repeat(200));
    text("strikes", ("- ~~a" + "~~80".repeat(950) + "\n").repeat(200));
  }

  private void bytes() throws IOException {
    bytes("no-text", new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe, '\n'});
    bytes("half-a-letter", new byte[] {'#', ' ', (byte) 0xc3});
    bytes("zeros", new byte[100_000]);
    text("escapes", TABLE + "| \u001b]0;gone\u0007\u001b[31mred | 80 |\n| b | 80\u001b[2J |\n");
    text("turned-round", TABLE + "| \u202egreen\u2066 | 80 |\n| b\u2028c | 80 |\n");
    text("carriage", TABLE + "| a\rgone | 80 |\r| b | 80 |\r\n");
    text("mark", "\ufeff" + TABLE + "| a | 80 |\n| b | 80 |\n");
  }

  private void text(String name, String text) throws IOException {
    bytes(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void bytes(String name, byte[] bytes) throws IOException {
    files.add(Files.write(folder.resolve(name + ".md"), bytes));
  }

  /** Imports each file, and prints how it ended, how long it took and its name, a line each. */
  public static void main(String[] arguments) throws IOException {
    List<Path> all = Files.readAllLines(Path.of(arguments[0])).stream().map(Path::of).toList();
    ended(all.getLast());
    for (Path file : all) {
      long begin = THREADS.getCurrentThreadCpuTime();
      String how = ended(file);
      long milliseconds = (THREADS.getCurrentThreadCpuTime() - begin) / 1_000_000;
      System.out.println(how + " " + milliseconds + "ms " + file.getFileName());
    }
  }

  private static String ended(Path file) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(said, true, StandardCharsets.UTF_8);
    try {
      int status = Portolan.run(to, to, "import", "--output", "text", file.toString());
      return STEERS.matcher(said.toString(StandardCharsets.UTF_8)).find() ? "steers" : "" + status;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      return e.getClass().getSimpleName();
    }
  }

  private static String nested(int depth) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < depth; i++) {
      list.append("  ".repeat(i)).append("- a: 80\n");
    }
    return list.toString();
  }
}
