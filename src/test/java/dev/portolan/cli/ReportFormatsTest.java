package dev.portolan.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The port map in every format, and what a tenant wrote is never more than words in it. */
class ReportFormatsTest {

  private static final String HOSTILE =
      """
      apiVersion: portolan.dev/v1alpha1
      kind: PortAllocation
      metadata: {name: shop, namespace: shop}
      spec:
        services:
        - name: web
          exposure: NodePort
          description: "</script><script>alert(1)</script> | `x` <img src=x onerror=alert(2)>"
          selector: {app: web}
          ports: [{name: http, port: 8080, nodePort: 30080}]
        - name: sheet
          description: "=HYPERLINK(\\"http://evil\\")"
          selector: {app: sheet}
          ports: [{name: http, port: 8081}]
        - name: bidi
          description: "a\\u202eb\\u001b[31mc\\u2028d"
          selector: {app: bidi}
          ports: [{name: http, port: 8082}]
        - name: rival
          exposure: NodePort
          selector: {app: rival}
          ports: [{name: http, port: 8083, nodePort: 30080}]
        reservations: [{name: calls, port: 50055, for: call-service}]
      ---
      apiVersion: portolan.dev/v1alpha1
      kind: PortPolicy
      metadata: {name: all}
      spec: {exposure: {allowed: [Internal, NodePort]}}
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), HOSTILE);
  }

  private String report(String format) {
    Said said = Said.of("report", "--output", format, folder);
    assertThat(said.err()).isEmpty();
    assertThat(said.status()).isEqualTo(Portolan.REFUSED);
    return said.out();
  }

  private Document page() {
    return Jsoup.parse(report("html"));
  }

  @Test
  void the_page_has_each_port_once_and_what_is_exposed_comes_first() {
    // When
    Document page = page();

    // Then
    assertThat(page.select("tr[data-port] th.port").eachText())
        .containsExactly("8080 TCP", "8081 TCP", "8082 TCP", "8083 TCP");
    assertThat(page.select("main > section").eachAttr("id"))
        .startsWith("exposed", "refused", "ports");
    assertThat(page.select("#exposed tbody th").eachText()).containsExactly("8080 TCP");
    assertThat(page.select("#exposed code").eachText()).contains("any node:30080");
  }

  @Test
  void the_page_says_why_a_port_is_refused() {
    assertThat(page().select("#refused li").text())
        .contains("rival", "Conflicted", "Node port 30080", "service web", "Free:");
  }

  @Test
  void what_tenants_wrote_is_text_in_the_page() {
    // When
    Document page = page();

    // Then
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("img, iframe, object, embed, base")).isEmpty();
    assertThat(page.select("#exposed .says").text())
        .contains("</script><script>alert(1)</script>", "onerror=alert(2)");
    assertThat(page.html()).doesNotContain("\u202e", "\u001b", "\u2028");
  }

  @Test
  void the_page_needs_nothing_else() {
    // When
    Document page = page();

    // Then
    List<String> leads = new ArrayList<>();
    for (Element element : page.select("[href], [src]")) {
      leads.add(element.attr("href") + element.attr("src"));
    }
    assertThat(leads).allMatch(lead -> lead.startsWith("#") || lead.equals("data:,"));
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'; style-src 'sha256-")
        .contains("script-src 'sha256-");
  }

  @Test
  void the_page_can_be_heard() {
    // When
    Document page = page();

    // Then
    assertThat(page.select("html").attr("lang")).isEqualTo("en");
    assertThat(page.select("header, nav[aria-label], main, footer")).hasSize(4);
    assertThat(page.select("table:not(:has(> caption))")).isEmpty();
    assertThat(page.select("table thead th:not([scope=col])")).isEmpty();
    assertThat(page.select("section:not([aria-labelledby]):not([aria-label])")).isEmpty();
    for (Element reference : page.select("[aria-labelledby]")) {
      assertThat(page.getElementById(reference.attr("aria-labelledby"))).isNotNull();
    }
  }

  @Test
  void no_cell_of_the_csv_is_a_formula() {
    // When
    List<String> lines = report("csv").lines().toList();

    // Then
    assertThat(lines).hasSize(6);
    assertThat(lines.get(2)).contains(",\"'=HYPERLINK(\"\"http://evil\"\")\",");
    assertThat(lines.get(1)).contains("</script><script>alert(1)</script> | `x`");
    assertThat(report("csv")).endsWith("\r\n").doesNotContain("\u202e", "\u001b");
    assertThat(lines.getLast()).startsWith("reservation,shop,,shop,,call-service,calls,50055,TCP");
  }

  @Test
  void markdown_has_a_table_and_no_html() {
    // Given
    List<String> html = new ArrayList<>();

    // When
    Parser.builder()
        .extensions(List.of(TablesExtension.create()))
        .includeSourceSpans(IncludeSourceSpans.NONE)
        .build()
        .parse(report("md"))
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(HtmlBlock block) {
                html.add(block.getLiteral());
              }

              @Override
              public void visit(HtmlInline inline) {
                html.add(inline.getLiteral());
              }
            });

    // Then
    assertThat(html).isEmpty();
    assertThat(report("md")).contains("8080", "30080", "call-service").doesNotContain("\u202e");
  }

  @Test
  void json_has_the_documented_shape() throws IOException {
    // When
    JsonNode map = new ObjectMapper().readTree(report("json"));

    // Then
    assertThat(map.path("version").asText()).isEqualTo("v1alpha1");
    assertThat(map.path("ports")).hasSize(4);
    JsonNode web = map.path("ports").get(0);
    assertThat(web.path("port").asInt()).isEqualTo(8080);
    assertThat(web.path("nodePort").asInt()).isEqualTo(30080);
    assertThat(web.path("reachableFromOutside").asBoolean()).isTrue();
    assertThat(web.path("description").asText()).startsWith("</script>");
    assertThat(map.path("ports").get(3).path("state").asText()).isEqualTo("Conflicted");
    assertThat(map.path("ports").get(3).path("alternatives")).isNotEmpty();
    assertThat(map.path("reservations").get(0).path("for").asText()).isEqualTo("call-service");
  }
}
