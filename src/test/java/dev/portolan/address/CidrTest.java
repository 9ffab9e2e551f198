package dev.portolan.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,     10.1.2.0/24,     true",
    "10.1.2.0/24,    10.0.0.0/8,      false",
    "10.0.0.0/8,     11.0.0.0/24,     false",
    "10.9.9.9/8,     10.0.0.0/8,      true",
    "0.0.0.0/0,      203.0.113.7/32,  true",
    "0.0.0.0/0,      fd00::/8,        false",
    "fd00::/8,       fd12:3456::/32,  true",
    "::/0,           2001:db8::1/128, true",
    "2001:db8::/33,  2001:db8::/32,   false",
    "1:2:3:4:5:6:7:8/128, 1:2:3:4:5:6:7:8/128, true"
  })
  void a_range_covers_what_lies_inside(String range, String other, boolean covers) {
    assertThat(Cidr.of(range).orElseThrow().covers(Cidr.of(other).orElseThrow())).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({"10.0.0.0/8, 10.1.0.0/16, false", "10.0.0.0/9, 10.128.0.0/9, true"})
  void ranges_meet_only_when_one_is_inside_the_other(String one, String other, boolean disjoint) {
    assertThat(Cidr.of(one).orElseThrow().disjoint(Cidr.of(other).orElseThrow()))
        .isEqualTo(disjoint);
    assertThat(Cidr.of(other).orElseThrow().disjoint(Cidr.of(one).orElseThrow()))
        .isEqualTo(disjoint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "10.0.0.0",
        "10.0.0/8",
        "10.0.0.256/8",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "a.b.c.d/8",
        "fd00::1::/64",
        "fd00/8",
        "1:2:3:4:5:6:7::8/128",
        "fffff::/8",
        "::/129",
        "10..0.0/8",
        "+1.0.0.0/8"
      })
  void what_is_no_range_is_none(String text) {
    assertThat(Cidr.of(text)).isEmpty();
  }
}
