package dev.portolan.report;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import java.util.List;

/**
 * The port map as one page that needs nothing else: no network, no fonts, and a script only for
 * comfort. Whatever a tenant wrote is escaped by the template engine, and the page's own policy
 * lets no other script run.
 */
public final class HtmlReport {

  private static final String HTML = "text/html";

  private HtmlReport() {}

  /**
   * The whole page.
   *
   * @param source what it was made of, for its head
   */
  public static String render(PortMap map, Dress dress, String source) {
    Engine engine =
        Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addValueResolver(ValueResolvers.rawResolver())
            .addResultMapper(new HtmlEscaper(List.of(HTML)))
            .build();
    return engine
        .parse(dress.template(), Variant.forContentType(HTML))
        .data("map", PageView.of(map, source))
        .data("dress", dress)
        .render();
  }
}
