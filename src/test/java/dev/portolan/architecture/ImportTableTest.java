package dev.portolan.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.portolan.architecture.Production.CLASSES;
import static dev.portolan.architecture.Production.in;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Who may import whom, one test a package. A package that is missing here fails {@link
 * #every_package_stands_in_this_table}.
 */
class ImportTableTest {
  private static final String[] LANGUAGE = {
    "java.lang..", "java.util..", "java.time..", "org.jspecify.."
  };

  /** What the signatures of the resources themselves carry: metadata, selectors, conditions. */
  private static final String[] MODEL = {
    "io.fabric8.kubernetes.api.model..",
    "io.fabric8.kubernetes.model..",
    "io.fabric8.kubernetes.client.CustomResource"
  };

  private static final String[] SCHEMA = {
    "com.fasterxml.jackson..",
    "io.fabric8.crd.generator..",
    "io.fabric8.crdv2.generator..",
    "io.fabric8.generator.annotation.."
  };

  @Test
  void ledger_imports_the_language_alone() {
    mayImport("ledger", LANGUAGE).check(CLASSES);
  }

  @Test
  void api_imports_the_model_and_its_annotations() {
    mayImport("api", LANGUAGE, MODEL, SCHEMA).check(CLASSES);
  }

  @Test
  void intake_imports_api_and_ledger() {
    mayImport("intake", LANGUAGE, MODEL, ours("api", "ledger")).check(CLASSES);
  }

  @Test
  void manifest_imports_api_ledger_and_the_model() {
    mayImport("manifest", LANGUAGE, MODEL, ours("api", "ledger", "address")).check(CLASSES);
  }

  @Test
  void address_imports_the_language_alone() {
    mayImport("address", LANGUAGE).check(CLASSES);
  }

  @Test
  void yaml_imports_parsers_of_yaml_and_json() {
    String[] parsers = {"org.snakeyaml.engine..", "com.fasterxml.jackson.core..", "java.math.."};
    mayImport("yaml", LANGUAGE, parsers).check(CLASSES);
  }

  @Test
  void schema_imports_what_documents_are_read_as() {
    mayImport("schema", LANGUAGE, ours("yaml", "address")).check(CLASSES);
  }

  @Test
  void reading_imports_yaml_and_the_resources_that_it_makes_of_it() {
    String[] binding = {"com.fasterxml.jackson.databind..", "com.fasterxml.jackson.annotation.."};
    mayImport("reading", LANGUAGE, MODEL, binding, ours("yaml", "schema", "api", "intake"))
        .check(CLASSES);
  }

  @Test
  void plan_imports_what_decides_and_what_is_made_of_it() {
    mayImport("plan", LANGUAGE, MODEL, ours("api", "intake", "ledger", "manifest")).check(CLASSES);
  }

  @Test
  void lint_imports_what_was_read_and_what_would_come_of_it() {
    String[] packages = ours("api", "intake", "ledger", "manifest", "plan", "reading", "yaml");
    mayImport("lint", LANGUAGE, MODEL, packages).check(CLASSES);
  }

  @Test
  void status_imports_api_ledger_and_the_model() {
    mayImport("status", LANGUAGE, MODEL, ours("api", "ledger")).check(CLASSES);
  }

  @Test
  void report_imports_the_ledger_and_a_template_engine() {
    mayImport("report", LANGUAGE, new String[] {"io.quarkus.qute.."}, ours("ledger"))
        .check(CLASSES);
  }

  @Test
  void document_imports_api_intake_ledger_and_parsers_of_markdown_and_html() {
    String[] text = {
      "org.commonmark..", "org.jsoup..", "java.text.Normalizer", "java.text.Normalizer$Form"
    };
    mayImport("document", LANGUAGE, MODEL, text, ours("api", "intake", "ledger")).check(CLASSES);
  }

  @Test
  void operator_imports_everything_but_the_other_shells() {
    String[] frameworks = {
      "java..",
      "jakarta..",
      "io.fabric8..",
      "io.javaoperatorsdk..",
      "io.quarkus..",
      "io.quarkiverse..",
      "io.micrometer..",
      "org.eclipse.microprofile..",
      "org.jboss.logging.."
    };
    mayImport("operator", LANGUAGE, frameworks, pure()).check(CLASSES);
  }

  @Test
  void cli_imports_the_pure_packages_and_picocli() {
    String[] desk = {"java..", "picocli..", "io.fabric8.kubernetes.client.."};
    mayImport("cli", LANGUAGE, MODEL, desk, pure()).check(CLASSES);
  }

  @Test
  void verbs_that_work_offline_meet_no_client() {
    noClasses()
        .that()
        .resideInAPackage(in("cli"))
        .and()
        .doNotHaveSimpleName("Cluster")
        .and()
        .doNotHaveSimpleName("Kubeconfig")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage("io.fabric8.kubernetes.client", "io.fabric8.kubernetes.client.dsl..")
                .and(not(areNamed(Set.of("io.fabric8.kubernetes.client.CustomResource")))))
        .check(CLASSES);
  }

  @Test
  void main_imports_cli_and_quarkus() {
    classes()
        .that()
        .resideInAPackage("dev.portolan")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "dev.portolan", in("cli"), "io.quarkus..", "java..", "org.jspecify.."))
        .check(CLASSES);
  }

  @Test
  void packages_have_no_cycles() {
    slices().matching("dev.portolan.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void every_package_stands_in_this_table() {
    // Given
    Set<String> table =
        Set.of(
            "",
            "api",
            "intake",
            "ledger",
            "manifest",
            "status",
            "report",
            "document",
            "address",
            "yaml",
            "schema",
            "reading",
            "plan",
            "lint",
            "operator",
            "cli");

    // When
    Set<String> packages =
        CLASSES.stream().map(ImportTableTest::topPackage).collect(Collectors.toSet());

    // Then
    assertThat(packages).isEqualTo(table);
  }

  @Test
  void every_source_file_was_imported() {
    assertThat(CLASSES.size()).isGreaterThanOrEqualTo(SourceTree.production().size());
  }

  @Test
  void the_canary_fails() {
    assertThatThrownBy(() -> mayImport("api", LANGUAGE).check(CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("io.fabric8.kubernetes.client.CustomResource");
  }

  /** Allowed are packages, as patterns, and single classes, by their full names. */
  private static ArchRule mayImport(String name, String[]... allowed) {
    String[] all =
        Stream.concat(Stream.of(in(name)), Stream.of(allowed).flatMap(Stream::of))
            .toArray(String[]::new);
    return classes()
        .that()
        .resideInAPackage(in(name))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(all).or(areNamed(Set.of(all))));
  }

  private static DescribedPredicate<JavaClass> areNamed(Set<String> names) {
    return describe("are named so", type -> names.contains(type.getName()));
  }

  private static String[] ours(String... names) {
    return Stream.of(names).map(Production::in).toArray(String[]::new);
  }

  private static String[] pure() {
    return Production.purePackages();
  }

  private static String topPackage(JavaClass type) {
    return type.getPackageName().replaceFirst("^dev\\.portolan\\.?", "").replaceFirst("\\..*", "");
  }
}
