package dev.portolan.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FindJdkTest {
  private static final FileAttribute<?> EXECUTABLE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x"));

  @TempDir Path machine;

  @Test
  void java_home_comes_first() throws Exception {
    // Given
    Path home = jdk("named", "25.0.1");
    Path onPath = jdk("on-path", "26");

    // When
    Found found = find(Map.of("JAVA_HOME", home.toString(), "PATH", path(onPath.resolve("bin"))));

    // Then
    assertThat(found).isEqualTo(new Found(0, home.toString()));
  }

  @Test
  void an_old_java_home_is_passed_over_for_the_java_on_the_path() throws Exception {
    // Given
    Path old = jdk("old", "17.0.15");
    Path onPath = jdk("on-path", "25.0.3");
    Path link = Files.createDirectories(machine.resolve("links"));
    Files.createSymbolicLink(link.resolve("java"), onPath.resolve("bin/java"));

    // When
    Found found = find(Map.of("JAVA_HOME", old.toString(), "PATH", path(link)));

    // Then
    assertThat(found).isEqualTo(new Found(0, onPath.toString()));
  }

  @Test
  void the_usual_places_are_searched_when_the_path_has_an_old_java() throws Exception {
    // Given
    Path old = jdk("old", "17.0.15");
    Path usual = jdk("usual", "25");

    // When
    Found found =
        find(Map.of("PATH", path(old.resolve("bin")), "PORTOLAN_JDK_PLACES", machine + "/[a-z]*"));

    // Then
    assertThat(found).isEqualTo(new Found(0, usual.toString()));
  }

  @Test
  void a_runtime_without_compiler_will_not_do() throws Exception {
    // Given
    Path runtime = jdk("runtime", "25.0.1");
    Files.delete(runtime.resolve("bin/javac"));

    // When
    Found found = find(Map.of("JAVA_HOME", runtime.toString()));

    // Then
    assertThat(found.status()).isOne();
  }

  @Test
  void without_any_it_says_what_to_install() throws Exception {
    // When
    Found found = find(Map.of("JAVA_HOME", "/nowhere"));

    // Then
    assertThat(found.status()).isOne();
    assertThat(found.said())
        .contains("JDK 25 or newer", "JAVA_HOME (/nowhere)", "Install one", "set JAVA_HOME");
  }

  private Path jdk(String name, String version) throws IOException {
    Path home = machine.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    for (String program : List.of("java", "javac")) {
      Files.createFile(home.resolve("bin").resolve(program), EXECUTABLE);
    }
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /** Those programs that the script itself calls, and no java. */
  @BeforeEach
  void toolbox() throws IOException {
    Files.createDirectories(tools());
    for (String tool : List.of("sed", "dirname", "readlink")) {
      Files.createSymbolicLink(tools().resolve(tool), systemProgram(tool));
    }
  }

  private static Path systemProgram(String name) {
    return Stream.of("/bin", "/usr/bin")
        .map(bin -> Path.of(bin, name))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow();
  }

  private Path tools() {
    return machine.resolve("tools");
  }

  private String path(Path folder) {
    return folder + ":" + tools();
  }

  private Found find(Map<String, String> settings) throws Exception {
    var script = new ProcessBuilder(".mvn/find-jdk").redirectErrorStream(true);
    script.environment().clear();
    script.environment().put("PORTOLAN_JDK_PLACES", "");
    script.environment().putAll(settings);
    script.environment().putIfAbsent("PATH", path(machine));
    Process process = script.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Found(process.waitFor(), said.strip());
  }

  /** How the search ended, and what it printed. */
  private record Found(int status, String said) {}
}
