package dev.portolan.operator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void a_line_that_was_half_written_when_the_log_was_opened_is_of_before() throws IOException {
    // Given
    Path file = folder.resolve("audit.log");
    String before = line("before", Instant.now().minus(Duration.ofSeconds(1)));
    Files.writeString(file, before + before.substring(0, 40));
    AuditLog log = AuditLog.of(file);

    // When
    append(file, before.substring(40) + line("after", Instant.now().plusSeconds(1)) + "{\"verb\"");

    // Then
    assertThat(log.told()).containsExactly("create services after 201");
  }

  @Test
  void the_first_line_after_a_whole_one_is_told() throws IOException {
    // Given
    Path file = folder.resolve("audit.log");
    Files.writeString(file, line("before", Instant.now().minus(Duration.ofSeconds(1))));
    AuditLog log = AuditLog.of(file);

    // When
    append(file, line("after", Instant.now().plusSeconds(1)));

    // Then
    assertThat(log.told()).containsExactly("create services after 201");
  }

  private static void append(Path file, String text) throws IOException {
    Files.writeString(file, text, StandardOpenOption.APPEND);
  }

  private static String line(String name, Instant received) {
    return """
        {"verb":"create","objectRef":{"resource":"services","name":"%s"},"responseStatus":{"code":201},\
        "requestReceivedTimestamp":"%s","stageTimestamp":"%s"}
        """
        .formatted(name, received, received);
  }
}
