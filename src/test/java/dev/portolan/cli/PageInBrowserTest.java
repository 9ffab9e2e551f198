package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.portolan.deploy.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The page of the five systems, as a person meets it. Skipped where there is no Chromium. */
@Tag("verify")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageInBrowserTest {

  private static final String ROWS =
      "[...document.querySelectorAll('tr[data-port]')].filter(r => r.getClientRects().length > 0)";

  @TempDir private static Path folder = Path.of("");
  private Optional<Browser> browser = Optional.empty();
  private Path page = Path.of("");
  private int ports;

  @BeforeAll
  void start() throws IOException {
    Tool program = Tool.orSkip("chromium", "chromium-browser", "google-chrome");
    page = folder.resolve("ports.html");
    Files.writeString(page, report("html"));
    ports = new ObjectMapper().readTree(report("json")).path("ports").size();
    browser =
        Optional.of(Browser.started(program.path(), Files.createDirectory(folder.resolve("p"))));
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      browser().ask(domain + ".enable", Map.of());
    }
  }

  private static String report(String format) {
    Stream<String> systems =
        Stream.of("trackflow", "deeplens", "guardyn", "cirkelline", "alfred")
            .map(system -> "examples/" + system);
    return Said.of(Stream.concat(Stream.of("report", "--output", format), systems).toArray()).out();
  }

  @AfterAll
  void stop() {
    browser.ifPresent(Browser::close);
  }

  @BeforeEach
  void open() {
    browser().ask("Emulation.setEmulatedMedia", Map.of("media", "", "features", List.of()));
    browser().ask("Page.navigate", Map.of("url", page.toUri().toString()));
    Awaitility.await()
        .ignoreExceptions()
        .until(
            () -> browser().evaluate("location.protocol + document.readyState").asText(),
            "file:complete"::equals);
  }

  private Browser browser() {
    return browser.orElseThrow();
  }

  private int rows() {
    return browser().evaluate(ROWS + ".length").asInt();
  }

  private void choose(String field, String value) {
    browser()
        .evaluate(
            """
            new Promise(done => {
              const field = document.getElementById('%s');
              field.value = '%s';
              field.dispatchEvent(new Event('input', {bubbles: true}));
              setTimeout(done, 100);
            })
            """
                .formatted(field, value));
  }

  @Test
  void all_ports_are_shown_at_first() {
    assertThat(rows()).isEqualTo(ports);
    assertThat(browser().evaluate("document.getElementById('count').textContent").asText())
        .isEqualTo(ports + " ports");
  }

  @Test
  void a_search_leaves_the_rows_that_say_it() {
    // When
    choose("find", "grafana 3000");

    // Then
    assertThat(texts())
        .isNotEmpty()
        .allMatch(row -> row.toLowerCase(Locale.ROOT).contains("grafana") && row.contains("3000"));
    assertThat(rows()).isBetween(1, ports / 5);
  }

  private List<String> texts() {
    JsonNode texts = browser().evaluate(ROWS + ".map(r => r.textContent)");
    return texts.valueStream().map(JsonNode::asText).toList();
  }

  @Test
  void filters_go_together() {
    // When
    choose("by-namespace", "trackflow-dev");
    choose("by-state", "troubled");

    // Then
    assertThat(texts()).hasSize(2).allMatch(row -> row.contains("Conflicted"));
  }

  @Test
  void what_nobody_has_says_so_and_leads_back() {
    // When
    choose("find", "no such port at all");
    boolean told = browser().evaluate("!document.getElementById('none').hidden").asBoolean();
    browser().evaluate("document.getElementById('again').click()");

    // Then
    assertThat(told).isTrue();
    Awaitility.await().until(this::rows, all -> all == ports);
  }

  @Test
  void nothing_is_fetched_and_nothing_complains() {
    // When
    choose("find", "redis");
    browser().evaluate("document.getElementById('theme').click()");

    // Then
    assertThat(browser().told("Network.requestWillBeSent"))
        .extracting(event -> event.path("params").path("request").path("url").asText())
        .isNotEmpty()
        .allMatch(url -> url.startsWith("file:") || url.startsWith("data:"));
    assertThat(browser().told("Runtime.exceptionThrown")).isEmpty();
    assertThat(browser().told("Runtime.consoleAPICalled")).isEmpty();
    assertThat(browser().told("Log.entryAdded")).isEmpty();
  }

  @Test
  void it_is_dark_where_people_want_it_dark_and_a_button_turns_it() {
    // Given
    String bright = background();

    // When
    browser()
        .ask(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
    String dark = background();
    browser().evaluate("document.getElementById('theme').click()");

    // Then
    assertThat(dark).isNotEqualTo(bright);
    assertThat(background()).isEqualTo(bright);
    browser().evaluate("localStorage.clear()");
  }

  private String background() {
    return browser().evaluate("getComputedStyle(document.body).backgroundColor").asText();
  }

  @Test
  void print_shows_every_port_whatever_is_searched() {
    // When
    choose("find", "redis");
    browser().ask("Emulation.setEmulatedMedia", Map.of("media", "print"));

    // Then
    assertThat(rows()).isEqualTo(ports);
  }

  @Test
  void a_phone_shows_it_without_sideways_scrolling() {
    // When
    browser()
        .ask(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", 390, "height", 844, "deviceScaleFactor", 1, "mobile", true));

    // Then
    assertThat(browser().evaluate("document.documentElement.scrollWidth").asInt())
        .isLessThanOrEqualTo(390);
    browser().ask("Emulation.clearDeviceMetricsOverride", Map.of());
  }
}
