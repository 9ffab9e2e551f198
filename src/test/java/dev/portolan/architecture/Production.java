package dev.portolan.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;

/** The classes that are shipped, and which of their packages are pure. */
final class Production {
  static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.portolan");

  private static final String[] PURE = {
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
    "lint"
  };

  private Production() {}

  static String[] purePackages() {
    return Stream.of(PURE).map(Production::in).toArray(String[]::new);
  }

  /** The ArchUnit pattern of one of our packages with everything below it. */
  static String in(String name) {
    return "dev.portolan." + name + "..";
  }
}
