package dev.portolan.bench;

import dev.portolan.cli.Portolan;
import dev.portolan.yaml.Limits;
import dev.portolan.yaml.Yaml;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.commons.io.FileUtils;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * What checking a large repository costs beside only reading and parsing it, by the YAML library
 * alone and by our own reading on top of it, and beside kubeconform, with as many threads.
 *
 * <p>Each file declares two allocations. All take turns; after as many to warm up, the median of
 * the turns counts.
 */
final class LintCosts {

  private static final int FILES = Integer.getInteger("bench.files", 20_000);
  private static final int TURNS = 11;
  private static final double MOST = 2;

  @SuppressWarnings("unused") // written so that no result can be thought away
  private static volatile long sink;

  List<Goal> measure() {
    try {
      Path folder = Files.createTempDirectory("portolan-bench");
      try {
        Path files = Files.createDirectory(folder.resolve("files"));
        write(files);
        return compared(files, Kubeconform.built(folder));
      } finally {
        FileUtils.deleteDirectory(folder.toFile());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path folder) throws IOException {
    Fleet one = Fleet.of(Kind.Internal, 10, FILES);
    Fleet other = Fleet.of(Kind.TwoServices, 11, FILES);
    for (int i = 0; i < FILES; i++) {
      Files.writeString(
          folder.resolve("%05d.yaml".formatted(i)),
          Serialization.asYaml(one.ships().get(i).allocation())
              + Serialization.asYaml(other.ships().get(i).allocation()));
    }
  }

  private static List<Goal> compared(Path folder, Optional<Kubeconform> peer) {
    double[] loading = new double[TURNS];
    double[] parsing = new double[TURNS];
    double[] linting = new double[TURNS];
    double[] conforming = new double[TURNS];
    for (int turn = -TURNS; turn < TURNS; turn++) {
      double loaded = seconds(() -> parse(folder, LintCosts::loaded));
      double parsed = seconds(() -> parse(folder, LintCosts::documents));
      double linted = seconds(() -> lint(folder));
      double conformed = seconds(() -> peer.ifPresent(other -> other.check(folder)));
      if (turn >= 0) {
        loading[turn] = loaded;
        parsing[turn] = parsed;
        linting[turn] = linted;
        conforming[turn] = conformed;
      }
    }
    return Stream.concat(
            Stream.of(
                ratio("only loading them, by snakeyaml-engine", linting, loading),
                ratio("only reading and parsing them, as lint does", linting, parsing)),
            peer.stream().map(other -> ratio("kubeconform of them", linting, conforming)))
        .toList();
  }

  private static Goal ratio(String beside, double[] linting, double[] other) {
    double linted = Median.of(linting);
    double others = Median.of(other);
    return new Goal(
        "lint of %,d files (%,d documents) / %s".formatted(FILES, 2 * FILES, beside),
        linted / others,
        MOST,
        String.format(
            Locale.ROOT,
            "%.1f s / %.1f s, %,.0f / %,.0f files a second",
            linted,
            others,
            FILES / linted,
            FILES / others));
  }

  private static void parse(Path folder, ToLongFunction<String> parser) {
    try (Stream<Path> files = Files.list(folder)) {
      sink = files.toList().parallelStream().mapToLong(file -> parseFile(file, parser)).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long parseFile(Path file, ToLongFunction<String> parser) {
    try {
      return parser.applyAsLong(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long documents(String text) {
    return Yaml.read(text, 0, Limits.OF_A_RESOURCE).documents().size();
  }

  private static long loaded(String text) {
    return StreamSupport.stream(
            new Load(LoadSettings.builder().build()).loadAllFromString(text).spliterator(), false)
        .count();
  }

  private static void lint(Path folder) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int status = Portolan.run(nowhere, nowhere, "lint", folder.toString());
    if (status != 0) {
      throw new IllegalStateException("lint ended with " + status);
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
