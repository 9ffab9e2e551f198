package dev.portolan.document.word;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The words that people write above a column. */
public final class Headers {

  private static final Map<String, Column> EXACT = new HashMap<>();

  private static final Map<Column, List<String>> HAN = new LinkedHashMap<>();

  /** What other words say beside the word "port"; the first that fits. */
  private static final Map<Column, List<String>> WITH_PORT = new LinkedHashMap<>();

  static {
    exact(
        Column.SERVICE,
        """
            service; services; service name; servicename; component; components; application; app;
            apps; applications; server; process; product; tool; project; module; system; daemon;
            microservice; micro service; service app; app service; application service;
            service component; component service; used by; assigned to; allocated to; allocation;
            owner service; program; software; container; container name; pod; deployment; workload;
            what; stack; agent; bot; site; website; package; repo; repository; feature; dienst;
            dienste; komponente; anwendung; programm; servicio; servicios; contenedor; contenedores; conteneur; conteneurs; コンテナ; 컨테이너; контейнер; 容器; 대상; aplicacion; componente;
            servico; servicos; aplicacao; servizio; applicazione; application service name; app name;
            composant; logiciel; proiect; proyecto; projekt; projet; progetto; projeto; tjanst; palvelu; usluga; usluga aplikacja; сервис; служба;
            приложение; компонент; dich vu; ung dung; thanh phan; 服务; 服务名; 服务名称; 应用; 应用名称; 组件; 模块; 项目; 服務; 服務名稱; 系统; サービス; サービス名;
            アプリ; 서비스; 서비스명; servis; hizmet; serviciu; serviciul; aplicatie""");
    exact(
        Column.NAME,
        """
            name; port name; portname; role; label; nombre; nom; nome; nazwa; имя; название; 名称; 名前;
            이름; role name; bezeichnung; instance; 角色; 役割; 역할""");
    exact(
        Column.PROTOCOL,
        """
            protocol; protocols; proto; protokoll; protocole; protocolo; protocollo; protokol;
            протокол; 协议; 協議; 協定; プロトコル; 프로토콜; transport; tcp udp; l4; l4 protocol; transport protocol;
            network protocol""");
    exact(
        Column.APPLICATION_PROTOCOL,
        "app protocol;application protocol;appprotocol;l7;l7 protocol");
    exact(Column.TYPE, "type;typ;tipo;тип;类型;種類;타입;kind;service type");
    exact(
        Column.CATEGORY,
        """
            category; group; layer; tier; domain; area; kategorie; gruppe; categoria; categorie;
            категория; 分类; 类别; カテゴリ; 카테고리; section; plane""");
    exact(Column.NAMESPACE, "namespace;ns;k8s namespace;kubernetes namespace;命名空间;名前空間");
    exact(Column.ALLOCATION, "allocation name;portallocation");
    exact(Column.SELECTOR, "selector;pod labels");
    exact(
        Column.ENVIRONMENT,
        """
            environment; environments; env; envs; umgebung; entorno; environnement; ambiente; среда;
            окружение; 环境; 環境; 환경""");
    exact(
        Column.EXPOSED,
        """
            exposed; public; exposure; access; visibility; reachable; bind; binding; bind address;
            bound to; interface; listen address; externally accessible; external access;
            publicly accessible; exposed to host; exposed externally; external; accessible from;
            access from; reachability; reachable from; scope; offentlich; zugriff; sichtbarkeit;
            expose; publico; acceso; acces; acesso; expuesto; 公开; 对外; 访问; 是否公开; 是否对外; 暴露; 对外暴露; 公開;
            доступ; публично; публичный; извне; снаружи; host exposed; published; exposed to internet; internet facing; public access; is public; internet; internal external; bind ip;
            erreichbar; erreichbar von; exposicion; exposicao; esposizione; exposition; visibilidad; visibilite; bind host; bound on; bound addr; bound address; bind addr""");
    exact(
        Column.DESCRIPTION,
        """
            description; purpose; notes; note; comment; comments; remarks; remark; details; usage;
            use; function; what it does; use case; desc; beschreibung; zweck; bemerkung; anmerkung;
            verwendung; funktion; descripcion; uso; notas; proposito; description usage; descricao;
            utilisation; usage notes; role description; but; fonction; remarques; mo ta; ghi chu; muc dich; chi tiet; descrizione; opis;
            popis; beskrivning; omschrijving; описание; назначение; примечание; комментарий; 说明; 描述;
            用途; 备注; 功能; 說明; 備考; 説明; 内容; 설명; 용도; 비고; aciklama""");
    exact(
        Column.ADDRESS,
        """
            url; urls; endpoint; endpoints; address; link; links; access url; internal url;
            external url; base url; local url; dns; dns name; hostname; k8s service; host name; uri;
            adresse; direccion; endereco; адрес; 地址; 访问地址; 链接; アドレス; 주소; location; fqdn;
            internal address; domain name""");
    exact(
        Column.STATUS,
        """
            status; state; estado; statut; zustand; stato; статус; 状态; 狀態; ステータス; 상태; availability;
            allocated""");
    exact(
        Column.RISK,
        """
            conflict risk; risk; conflicts; conflict; conflict potential; known conflicts;
            possible conflicts; konflikt; 冲突风险; 冲突""");
    exact(
        Column.RESERVED_FOR,
        """
            reserved for; planned for; planned service; reserved by; reserviert fur; reservado para;
            reserve pour; 预留给; future use; intended for""");
    exact(
        Column.RANGE,
        """
            range; ranges; port range; port ranges; block; band; port block; bereich; portbereich;
            rango; rango de puertos; plage; plage de ports; faixa; intervalo; диапазон;
            диапазон портов; dai; dai port; dai cong; 范围; 端口范围; 区间; 端口段; 範囲; 범위""");
    exact(
        Column.PEER,
        """
            source; from; allowed from; allow from; destination; to; peer; source ip; quelle;
            origen; 来源; allowed; source destination; open from; open to; allowed sources;
            source network; permitted from""");
    exact(Column.DIRECTION, "direction;richtung;direccion del trafico;方向");
    exact(
        Column.HEALTH,
        """
            health; health check; healthcheck; health endpoint; health path; health check path;
            health check endpoint; 健康检查; liveness; readiness""");
    exact(
        Column.PORT,
        """
            port; ports; port s; port number; port numbers; port no; port nr; port num; portnumber;
            port id; puerto; puertos; porta; portas; porte; porty; portti; portnummer; poort; 端口;
            端口号; 埠; 连接埠; ポート; ポート番号; 포트; порт; порты; номер порта; listen; listens on; listen port;
            listening port; assigned port; service port; new port; current port; actual port;
            used port; configured port; 監聽埠; 监听端口; 服务端口; 本地端口; 本機端口; 端口号码; port mapping; port mappings;
            numero de puerto; port utilise; standardport; our port; allocated port; in use port;
            local port; localhost port; port local; puerto local; porta local; lokaler port; bound port; cong; so cong; port numarasi""");
    exact(
        Column.OTHER_NUMBER,
        """
            alternative; alternatives; fallback; old; before; previous; default; was; alternate;
            suggested; vorher; alt; antes; 旧端口; 原端口; 默认端口""");
    exact(Column.NODE_PORT, "nodeport;node port;节点端口");
    exact(Column.TARGET_PORT, "target port;targetport;target;目标端口");
    exact(
        Column.HOST_PORT,
        """
            host port; hostport; host ports; published port; external port; public port;
            puerto host; puerto externo; port hote; port externe; porta externa; externer port;
            宿主机端口; 主机端口; 外部端口; 外网端口; 映射端口; ホストポート; 호스트 포트; внешний порт; host; exposed port;
            external ports; outside port; host side; port host; published ports; host bind; host binding; bind port""");
    exact(
        Column.CONTAINER_PORT,
        """
            container port; internal port; container ports; puerto interno; puerto contenedor;
            port interne; port conteneur; interner port; porta interna; 容器端口; 内部端口; 内网端口; コンテナポート;
            컨테이너 포트; внутренний порт; inside port; guest port; port container; containerport;
            internal ports; in container""");
    HAN.put(Column.RESERVED_FOR, List.of("预留", "予約", "예약"));
    HAN.put(Column.ADDRESS, List.of("地址", "アドレス", "주소", "域名", "链接"));
    HAN.put(Column.EXPOSED, List.of("监听范围", "对外", "暴露"));
    HAN.put(Column.SERVICE, List.of("服务", "服務", "サービス", "서비스", "应用", "组件", "容器"));
    HAN.put(Column.PROTOCOL, List.of("协议", "協定", "協議", "プロトコル", "프로토콜"));
    HAN.put(Column.ENVIRONMENT, List.of("环境", "環境", "환경"));
    HAN.put(Column.STATUS, List.of("状态", "狀態", "상태"));
    HAN.put(Column.DESCRIPTION, List.of("说明", "說明", "描述", "用途", "备注", "説明", "설명"));
    WITH_PORT.put(Column.OTHER_NUMBER, StrayHeaders.FORMER);
    WITH_PORT.put(Column.RANGE, List.of("range", "ranges", "范围", "bereich", "block"));
    WITH_PORT.put(Column.NODE_PORT, List.of("node", "nodeport"));
    WITH_PORT.put(Column.PORT, List.of("clusterip", "cluster ip"));
    WITH_PORT.put(
        Column.CONTAINER_PORT,
        Words.phrases(
            """
            container; internal; inside; intern; interner; interno; interna; interne; 容器; 内部; 내부;
            docker internal; remote; pod"""));
    WITH_PORT.put(
        Column.HOST_PORT,
        Words.phrases(
            """
            host; external; published; public; exposed; extern; externo; externe; 外部; 主机; 宿主; 노출; 외부;
            映射; 对外"""));
    WITH_PORT.put(
        Column.OTHER, List.of("status", "conflict", "conflicts", "count", "type", "state"));
  }

  private static final Set<String> PORT_WORDS =
      Set.copyOf(
          Words.phrases(
              """
            port; ports; puerto; puertos; porta; portas; porte; порт; порты; poort; cong; nodeport"""));

  /** Words that change nothing about a header that speaks of ports. */
  private static final Set<String> BESIDE_PORT =
      Set.copyOf(
          Words.phrases(
              "protocol; protocols; proto; used; and; protokoll; protocolo; main; primary; final; base"));

  private Headers() {}

  private static void exact(Column column, String headers) {
    Words.phrases(headers).forEach(header -> EXACT.putIfAbsent(header, column));
  }

  /** What the header says; nothing if its words are unknown. */
  public static Optional<Column> of(String header) {
    String normal = normal(header);
    Optional<Column> exact = exact(normal);
    if (exact.isPresent()) {
      return exact;
    }
    if (Environments.ofHeader(header).isPresent()) {
      return Optional.of(Column.ENVIRONMENT_PORT);
    }
    List<String> words = Words.list(normal);
    if (StrayHeaders.isTally(normal) || StrayHeaders.isSource(normal)) {
      return Optional.of(Column.OTHER);
    }
    if (words.stream().anyMatch(PORT_WORDS::contains) || hasHanPort(normal)) {
      return Optional.of(withPort(normal, words));
    }
    Optional<Column> han = han(normal);
    if (han.isPresent()) {
      return han;
    }
    return ofWord(normal, words);
  }

  /** What a few words say: what the last of them is, or the first that is known by itself. */
  private static Optional<Column> ofWord(String normal, List<String> words) {
    if (words.size() > 3) {
      return Optional.empty();
    }
    if (StrayHeaders.isBlock(words)) {
      return Optional.of(Column.RANGE);
    }
    if (StrayHeaders.isFormer(normal)) {
      boolean named = exact(words.getLast()).equals(Optional.of(Column.SERVICE));
      return Optional.of(named ? Column.SERVICE : Column.OTHER_NUMBER);
    }
    return words.stream()
        .filter(word -> word.length() > 3)
        .map(Headers::exact)
        .flatMap(Optional::stream)
        .findFirst()
        .filter(
            column ->
                column.compareTo(Column.SERVICE) >= 0
                    && (column != Column.NAME || words.contains("port"))
                    && column != Column.PEER
                    && column != Column.OTHER_NUMBER);
  }

  /** Whether a header stands above paths of URLs. */
  public static boolean isPath(String header) {
    return Words.anyOf(header, List.of("path", "paths", "route", "routes", "ruta", "pfad", "路径"));
  }

  /** Without brackets, and without the plural in brackets. */
  public static String normal(String header) {
    return Words.normal(Brackets.of(header.replaceAll("[(（]e?s[)）]", "")).outside());
  }

  private static Optional<Column> exact(String normal) {
    return Optional.ofNullable(EXACT.get(normal));
  }

  /** Scripts without spaces: the most telling of the words that it holds. */
  private static Optional<Column> han(String normal) {
    return HAN.entrySet().stream()
        .filter(entry -> entry.getValue().stream().anyMatch(normal::contains))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static boolean hasHanPort(String normal) {
    return normal.contains("端口")
        || normal.contains("ポート")
        || normal.contains("포트")
        || normal.contains("埠");
  }

  private static Column withPort(String normal, List<String> words) {
    return WITH_PORT.entrySet().stream()
        .filter(entry -> Words.anyOf(normal, entry.getValue()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(
            Words.without(Words.without(words, PORT_WORDS), BESIDE_PORT).isEmpty()
                    || words.size() > 3
                ? Column.PORT
                : Column.ROLE_PORT);
  }

  /** The role that a header gives to its numbers, without the word "port". */
  public static String role(String header) {
    List<String> words = Words.without(Words.list(normal(header)), PORT_WORDS);
    return String.join("-", words).replaceAll("端口|ポート|포트|埠", "").replaceAll("^-|-$", "");
  }

  /** Whether a text speaks of ports, in any of the languages. */
  public static boolean speaksOfPorts(String text) {
    return Words.set(text).stream().anyMatch(word -> PORT_WORDS.contains(word)) || hasHanPort(text);
  }
}
