package dev.portolan.breakages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The breakages follow the code that they break, so that {@code make breakages} can try each. */
class BreakagesFitTest {

  static List<Breakage> breakages() {
    return Breakage.in(Path.of("src", "test", "breakages"));
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void its_patch_applies_to_the_code_of_today(Breakage breakage) throws IOException {
    Process git =
        new ProcessBuilder("git", "apply", "--check", breakage.patch().toString())
            .redirectErrorStream(true)
            .start();

    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(BrokenTree.await(git)).as(said).isZero();
  }

  @ParameterizedTest
  @MethodSource("breakages")
  void the_test_that_it_names_exists(Breakage breakage) throws ClassNotFoundException {
    String[] named = breakage.red().split("#", 2);

    Method[] tests = Class.forName(named[0]).getDeclaredMethods();

    assertThat(Arrays.stream(tests).map(Method::getName))
        .filteredOn(name -> named.length == 1 || name.equals(named[1]))
        .isNotEmpty();
  }
}
