package dev.portolan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.portolan.architecture.Production.CLASSES;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Pure packages do no I/O, read no clock, throw no dice and log nothing. */
class PurityTest {
  private static final Set<String> CLOCKS_AND_DICE =
      Set.of(
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.Math.random",
          "java.lang.Thread.sleep",
          "java.util.UUID.randomUUID");

  private static final Set<String> FORBIDDEN_WHOLE =
      Set.of("java.util.Random", "java.lang.System$Logger");

  @Test
  void pure_packages_read_no_clock_and_throw_no_dice() {
    askNothing(Production.purePackages()).check(CLASSES);
  }

  @Test
  void pure_packages_do_no_input_or_output_and_log_nothing() {
    touchNothing(Production.purePackages()).check(CLASSES);
  }

  @Test
  void the_canary_fails() {
    // Given
    var impure = new ClassFileImporter().importClasses(Impure.class);

    // Then
    assertThatThrownBy(() -> askNothing("..architecture..").check(impure))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Instant.now")
        .hasMessageContaining("Clock.systemUTC");
    assertThatThrownBy(() -> touchNothing("..architecture..").check(impure))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("java.io.PrintStream");
  }

  private static ArchRule askNothing(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .accessTargetWhere(asksForTimeOrChance());
  }

  private static ArchRule touchNothing(String... packages) {
    return noClasses()
        .that()
        .resideInAnyPackage(packages)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "java.io..",
            "java.nio..",
            "java.net..",
            "java.util.logging..",
            "java.util.concurrent.locks..",
            "org.jboss.logging..",
            "org.slf4j..",
            "io.quarkus.logging..");
  }

  private static DescribedPredicate<JavaAccess<?>> asksForTimeOrChance() {
    return describe("asks for the time, the environment or chance", PurityTest::isAnAsk);
  }

  private static boolean isAnAsk(JavaAccess<?> access) {
    String owner = access.getTargetOwner().getName();
    String method = access.getName();
    return CLOCKS_AND_DICE.contains(owner + "." + method)
        || isAClock(owner, method)
        || FORBIDDEN_WHOLE.contains(owner);
  }

  private static boolean isAClock(String owner, String method) {
    return owner.startsWith("java.time.") && (method.equals("now") || method.startsWith("system"));
  }

  /** What a pure package must not do. */
  private static final class Impure {
    Impure() {
      System.out.println(Clock.systemUTC());
      System.out.println(Instant.now());
    }
  }
}
