package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ImportTableTest {
  @Test
  void imports_classes() {
    assertThat(new ClassFileImporter().importPackages("dev.portolan")).isNotEmpty();
  }
}
