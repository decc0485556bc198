// SPDX-License-Identifier: Apache-2.0
#include "whatwg/url_host.h"

#include <algorithm>
#include <charconv>

#include "whatwg/encoding.h"
#include "whatwg/encoding_utf8.h"
#include "whatwg/idna.h"
#include "whatwg/percent.h"

namespace xuncha::whatwg {
namespace {

// What a byte of a domain asks for; bits, so that those of a whole domain can be joined.
enum HostByte : std::uint8_t {
  kPlain = 0,
  kUpper = 1,
  kIndirect = 2,
  kForbidden = 4,
  kNumber = 8,  // may end a number of an IPv4 address, or its final dot
};

constexpr std::array<std::uint8_t, 256> MakeHostBytes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    if (i <= 0x20 || i == 0x7F) table[i] = kForbidden;
    if (i >= 0x80 || i == '%') table[i] = kIndirect;
    if (i >= 'A' && i <= 'Z') table[i] = kUpper;
  }
  for (const char c : std::string_view("#/:<>?@[\\]^|")) {
    table[static_cast<unsigned char>(c)] = kForbidden;
  }
  for (const char c : std::string_view("0123456789abcdefxABCDEFX.")) {
    auto& entry = table[static_cast<unsigned char>(c)];
    entry = static_cast<std::uint8_t>(entry | kNumber);
  }
  return table;
}
constexpr std::array<std::uint8_t, 256> kHostBytes = MakeHostBytes();

bool IsForbiddenInDomain(char c) {
  return c == '%' || kHostBytes[static_cast<unsigned char>(c)] == kForbidden;
}

// The C0 controls (other than NUL, tab, line ends) and DEL are forbidden in domains only.
bool IsForbiddenInOpaqueHost(char c) {
  const auto byte = static_cast<unsigned char>(c);
  if (byte < 0x20 || byte == 0x7F) return c == '\0' || c == '\t' || c == '\n' || c == '\r';
  return kHostBytes[byte] == kForbidden;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// One number of an IPv4 address, decimal, octal ("0…") or hexadecimal ("0x…"). `text` is not empty.
// Values beyond 32 bits come back as 2^32: out of range is told from not being a number.
std::optional<std::uint64_t> ParseIpv4Number(std::string_view text) {
  unsigned base = 10;
  if (text.size() >= 2 && text[0] == '0') {
    if (text[1] == 'x' || text[1] == 'X') {
      base = 16;
      text.remove_prefix(2);
    } else {
      base = 8;
      text.remove_prefix(1);
    }
  }
  constexpr std::uint64_t limit = std::uint64_t{1} << 32U;
  std::uint64_t value = 0;
  for (const char c : text) {
    unsigned digit = 0;
    if (IsDigit(c)) {
      digit = static_cast<unsigned>(c - '0');
    } else if (c >= 'a' && c <= 'f') {
      digit = static_cast<unsigned>(c - 'a' + 10);
    } else if (c >= 'A' && c <= 'F') {
      digit = static_cast<unsigned>(c - 'A' + 10);
    } else {
      return std::nullopt;
    }
    if (digit >= base) return std::nullopt;
    value = value * base + digit;
    if (value > limit) value = limit;
  }
  return value;
}

// The standard's "ends in a number checker": such a host is an IPv4 address or nothing.
bool EndsInNumber(std::string_view host) {
  // Most names end in a letter that no number has.
  if (host.empty() || (kHostBytes[static_cast<unsigned char>(host.back())] & kNumber) == 0) {
    return false;
  }
  if (!host.empty() && host.back() == '.') host.remove_suffix(1);
  if (host.empty()) return false;
  const std::size_t dot = host.rfind('.');
  const std::string_view last = dot == std::string_view::npos ? host : host.substr(dot + 1);
  if (last.empty() || !IsDigit(last.front())) return false;
  if (last.find_first_not_of("0123456789") == std::string_view::npos) return true;
  return ParseIpv4Number(last).has_value();
}

void AppendIpv4(std::uint32_t address, std::string& out) {
  for (int shift = 24; shift >= 0; shift -= 8) {
    char buffer[4];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer,
                                   (address >> static_cast<unsigned>(shift)) & 255U);
    out.append(buffer, end.ptr);
    if (shift > 0) out.push_back('.');
  }
}

// RFC 5952: lower-case, no leading zeros, the first longest run of two or more zeros as "::".
void AppendIpv6(const Ipv6Address& address, std::string& out) {
  std::array<unsigned, 8> piece{};
  for (std::size_t i = 0; i < 8; ++i) {
    piece[i] = static_cast<unsigned>(address[2 * i] << 8U) | address[2 * i + 1];
  }
  std::size_t best = 8;
  std::size_t best_length = 1;
  for (std::size_t i = 0; i < 8;) {
    std::size_t end = i;
    while (end < 8 && piece[end] == 0) ++end;
    if (end - i > best_length) {
      best = i;
      best_length = end - i;
    }
    i = end + 1;
  }
  out.push_back('[');
  for (std::size_t i = 0; i < 8; ++i) {
    if (i == best) {
      out.append(i == 0 ? "::" : ":");
      i += best_length - 1;
      continue;
    }
    char buffer[8];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, piece[i], 16);
    out.append(buffer, end.ptr);
    if (i < 7) out.push_back(':');
  }
  out.push_back(']');
}

// The dotted tail of an IPv6 address: exactly four decimal numbers without leading zeros.
bool ParseIpv6Tail(std::string_view text, std::array<std::uint8_t, 4>& out) {
  std::size_t i = 0;
  for (std::size_t part = 0; part < 4; ++part) {
    if (part > 0 && (i >= text.size() || text[i++] != '.')) return false;
    const std::size_t begin = i;
    unsigned value = 0;
    while (i < text.size() && IsDigit(text[i])) {
      if (i > begin && value == 0) return false;
      value = value * 10 + static_cast<unsigned>(text[i++] - '0');
      if (value > 255) return false;
    }
    if (i == begin) return false;
    out[part] = static_cast<std::uint8_t>(value);
  }
  return i == text.size();
}

HostKind AppendIpv4Or(HostKind otherwise, std::size_t begin, std::string& out) {
  const std::string_view host = std::string_view(out).substr(begin);
  if (!EndsInNumber(host)) return otherwise;
  const auto address = ParseIpv4(host);
  if (!address) return HostKind::kNone;
  out.resize(begin);
  AppendIpv4(*address, out);
  return HostKind::kIpv4;
}

// A domain with percent-encoded or non-ASCII characters.
HostKind AppendIndirectDomain(std::string_view text, std::string& out) {
  std::string decoded = PercentDecode(text);
  if (!IsValidUtf8(decoded)) decoded = SanitizedUtf8(decoded);
  const auto ascii = DomainToAscii(decoded);
  if (!ascii || ascii->empty()) return HostKind::kNone;
  for (const char c : *ascii) {
    if (IsForbiddenInDomain(c)) return HostKind::kNone;
  }
  const std::size_t begin = out.size();
  out += *ascii;
  return AppendIpv4Or(HostKind::kDomain, begin, out);
}

HostKind AppendOpaqueHost(std::string_view text, std::string& out) {
  for (const char c : text) {
    if (IsForbiddenInOpaqueHost(c)) return HostKind::kNone;
  }
  PercentEncodeAppend(text, PercentSet::kC0Control, out);
  return HostKind::kOpaque;
}

}  // namespace

std::optional<std::uint32_t> ParseIpv4(std::string_view text) {
  if (!text.empty() && text.back() == '.') text.remove_suffix(1);
  std::uint64_t address = 0;
  unsigned parts = 0;
  while (true) {
    const std::size_t dot = text.find('.');
    const std::string_view part = text.substr(0, dot);
    if (part.empty() || ++parts > 4) return std::nullopt;
    const auto value = ParseIpv4Number(part);
    if (!value) return std::nullopt;
    if (dot == std::string_view::npos) {
      // The last number fills all bytes that are left.
      if (*value >= std::uint64_t{1} << (8U * (5U - parts))) return std::nullopt;
      return static_cast<std::uint32_t>(address + *value);
    }
    if (*value > 255 || parts == 4) return std::nullopt;
    address += *value << (8U * (4U - parts));
    text.remove_prefix(dot + 1);
  }
}

std::optional<Ipv6Address> ParseIpv6(std::string_view text) {
  Ipv6Address address{};
  std::size_t pieces = 0;
  std::size_t compress = 9;  // the piece that "::" stands before; 9: none
  std::size_t i = 0;
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) return std::nullopt;
    i = 2;
    compress = 0;
  }
  while (i < text.size()) {
    if (pieces == 8) return std::nullopt;
    if (text[i] == ':') {
      if (compress != 9) return std::nullopt;
      compress = pieces;
      ++i;
      continue;
    }
    const std::size_t begin = i;
    unsigned value = 0;
    const char* first = text.data() + i;
    const std::size_t most = std::min<std::size_t>(4, text.size() - i);
    const auto read = std::from_chars(first, first + most, value, 16);
    i += static_cast<std::size_t>(read.ptr - first);
    if (read.ec != std::errc{} && i == begin) {
      return std::nullopt;
    }
    if (i < text.size() && text[i] == '.') {
      std::array<std::uint8_t, 4> tail{};
      if (pieces > 6 || !ParseIpv6Tail(text.substr(begin), tail)) return std::nullopt;
      for (std::size_t k = 0; k < 4; ++k) address[2 * pieces + k] = tail[k];
      pieces += 2;
      i = text.size();
      break;
    }
    address[2 * pieces] = static_cast<std::uint8_t>(value >> 8U);
    address[2 * pieces + 1] = static_cast<std::uint8_t>(value & 255U);
    ++pieces;
    if (i < text.size()) {
      if (text[i] != ':') return std::nullopt;
      ++i;
      if (i == text.size()) return std::nullopt;
    }
  }
  if (compress == 9) {
    if (pieces != 8) return std::nullopt;
    return address;
  }
  // Move what follows "::" to the end.
  const std::size_t moved = pieces - compress;
  for (std::size_t k = 0; k < 2 * moved; ++k) {
    const std::size_t from = 2 * pieces - 1 - k;
    const std::size_t to = 15 - k;
    if (from == to) break;
    address[to] = address[from];
    address[from] = 0;
  }
  return address;
}

HostKind AppendHost(std::string_view text, bool special, std::string& out) {
  if (text.front() == '[') {
    if (text.back() != ']' || text.size() < 2) return HostKind::kNone;
    const auto address = ParseIpv6(text.substr(1, text.size() - 2));
    if (!address) return HostKind::kNone;
    AppendIpv6(*address, out);
    return HostKind::kIpv6;
  }
  if (!special) return AppendOpaqueHost(text, out);
  std::uint8_t seen = kPlain;
  for (const char c : text) {
    const std::uint8_t kind = kHostBytes[static_cast<unsigned char>(c)];
    seen = static_cast<std::uint8_t>(seen | kind);
  }
  // Judged before the forbidden bytes: "<" may still join a combining stroke to become "≮".
  if ((seen & kIndirect) != 0) return AppendIndirectDomain(text, out);
  if ((seen & kForbidden) != 0) return HostKind::kNone;
  return AppendCleanDomain(text, out);
}

std::size_t CleanDomainPrefix(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() &&
         (kHostBytes[static_cast<unsigned char>(text[i])] & (kIndirect | kForbidden)) == 0) {
    ++i;
  }
  return i;
}

HostKind AppendCleanDomain(std::string_view text, std::string& out) {
  const std::size_t begin = out.size();
  out.append(text);
  for (std::size_t i = begin; i < out.size(); ++i) {
    const char c = out[i];
    out[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  }
  return AppendIpv4Or(HostKind::kDomain, begin, out);
}

std::optional<Host> ParseHost(std::string_view text, bool special) {
  if (text.empty() || text.size() > kMaxUrlInput) return std::nullopt;
  std::string clean;
  if (!IsValidUtf8(text)) {
    clean = SanitizedUtf8(text);
    text = clean;
  }
  Host host;
  host.kind = AppendHost(text, special, host.text);
  if (host.kind == HostKind::kNone) return std::nullopt;
  return host;
}

}  // namespace xuncha::whatwg
