package dev.portolan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What {@code .mvn/NewerClasses.java} makes of picocli, so that Java's cache takes it. */
class NewerClassesTest {

  /** Java 6: older ones are no class of a cache. */
  private static final int OLDEST_IN_A_CACHE = 50;

  @TempDir private Path folder = Path.of("");

  @Test
  void old_classes_get_a_form_that_a_cache_takes_and_the_verifier_accepts() throws Exception {
    // Given
    Path picocli =
        Path.of(CommandLine.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    assertThat(version(picocli, "picocli/CommandLine.class")).isLessThan(OLDEST_IN_A_CACHE);

    // When
    Path newer = folder.resolve("picocli.jar");
    rewrite(picocli, newer);

    // Then
    assertThat(names(newer)).isEqualTo(names(picocli));
    for (String name : names(newer)) {
      if (name.startsWith("picocli/")) {
        assertThat(version(newer, name)).as(name).isGreaterThanOrEqualTo(OLDEST_IN_A_CACHE);
      }
    }
    assertThat(help(newer)).contains("Usage: tool").isEqualTo(help(picocli));
  }

  private static void rewrite(Path from, Path to) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                ".mvn/NewerClasses.java",
                from.toString(),
                to.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static int version(Path jar, String name) throws IOException {
    try (var file = new ZipFile(jar.toFile());
        InputStream in = file.getInputStream(file.getEntry(name))) {
      return ClassFile.of().parse(in.readAllBytes()).majorVersion();
    }
  }

  private static List<String> names(Path jar) throws IOException {
    try (var file = new ZipFile(jar.toFile())) {
      return file.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(".class"))
          .sorted()
          .toList();
    }
  }

  /** Every class is verified before it runs, and the help needs most of them. */
  private static String help(Path jar) throws Exception {
    try (var classes =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      for (String name : names(jar)) {
        if (name.startsWith("picocli/CommandLine")) {
          Class.forName(name.replace(".class", "").replace('/', '.'), true, classes);
        }
      }
      Class<?> spec = classes.loadClass("picocli.CommandLine$Model$CommandSpec");
      Object tool = spec.getMethod("create").invoke(null);
      spec.getMethod("name", String.class).invoke(tool, "tool");
      spec.getMethod("mixinStandardHelpOptions", boolean.class).invoke(tool, true);
      Class<?> line = classes.loadClass("picocli.CommandLine");
      return (String)
          line.getMethod("getUsageMessage")
              .invoke(line.getConstructor(Object.class).newInstance(tool));
    }
  }
}
