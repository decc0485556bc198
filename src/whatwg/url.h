// SPDX-License-Identifier: Apache-2.0
//
// URLs as browsers understand them: the WHATWG URL Standard (https://url.spec.whatwg.org/),
// parsing, resolving, serialising and the setters of its API.
//
// A Url owns one string, its serialisation, and knows where the components lie in it; accessors
// return views into that string. Parsing an ordinary address allocates nothing but that string, and
// ParseUrlInto() not even that when the string has room. All functions are pure and take time
// linear in their input; different objects may be used from different threads.
//
// Input is UTF-8. Bytes that are not UTF-8 are read as U+FFFD, which is what a browser does with a
// lone surrogate. A page's bytes in another charset are decoded first (whatwg/encoding.h), and the
// page's charset is given as `query_encoding`: browsers encode the query, and only it, with it.
//
// Deviations: an input longer than kMaxUrlInput is refused, as Chromium does; a domain that is not
// ASCII is refused beyond kMaxUnicodeDomain bytes (whatwg/idna.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace xuncha::whatwg {

struct Encoding;
class Url;

// Bytes of input that are read at most; Chromium's own limit (url::kMaxURLChars, 2 MiB).
inline constexpr std::size_t kMaxUrlInput = 2 * 1024 * 1024;

enum class SchemeKind : std::uint8_t { kOther, kHttp, kHttps, kWs, kWss, kFtp, kFile };

enum class HostKind : std::uint8_t {
  kNone,    // no authority at all: "mailto:a@b", "data:,"
  kEmpty,   // an authority with an empty host: "file:///x", "foo:///x"
  kDomain,  // lower-case ASCII, Unicode labels as "xn--"
  kIpv4,    // always written as four decimal numbers
  kIpv6,    // in brackets, compressed
  kOpaque,  // the host of a scheme that is not special
};

// Parses `input`, relative to `base` where it is not absolute. Nothing if a browser could not open
// it. `query_encoding` null means UTF-8; UTF-16 and schemes without charset use UTF-8 anyway.
std::optional<Url> ParseUrl(std::string_view input, const Url* base = nullptr,
                            const Encoding* query_encoding = nullptr);

// The same into `out`, whose memory is used again; on false, `out` is the empty Url.
// `out` must be neither `base` nor the owner of `input`.
bool ParseUrlInto(std::string_view input, const Url* base, const Encoding* query_encoding,
                  Url* out);

class Url {
 public:
  // The empty Url: every view is empty, host_kind() is kNone. No parse yields it.
  Url() = default;

  bool empty() const { return href_.empty(); }

  // The whole serialisation, and the same up to (without) the '#'.
  const std::string& href() const& { return href_; }
  std::string href() && { return std::move(href_); }
  std::string_view href_without_fragment() const { return View(0, fragment_begin_); }

  std::string_view scheme() const { return View(0, scheme_end_); }  // "https", lower-case
  SchemeKind scheme_kind() const { return scheme_kind_; }
  bool is_special() const { return scheme_kind_ != SchemeKind::kOther; }
  bool is_http() const {  // http or https
    return scheme_kind_ == SchemeKind::kHttp || scheme_kind_ == SchemeKind::kHttps;
  }

  // Percent-encoded, "" when absent.
  std::string_view username() const { return View(username_begin_, username_end_); }
  std::string_view password() const {
    return host_begin_ > username_end_ + 1 ? View(username_end_ + 1, host_begin_ - 1)
                                           : std::string_view{};
  }
  bool has_credentials() const { return host_begin_ > username_begin_; }

  HostKind host_kind() const { return host_kind_; }
  bool has_host() const { return host_kind_ != HostKind::kNone; }         // an authority, "//…"
  std::string_view host() const { return View(host_begin_, host_end_); }  // IPv6 with brackets
  std::string_view host_and_port() const;  // "a:8080"; "a" by default
  std::string_view port() const;           // "" where it is the default
  std::optional<std::uint16_t> port_number() const;
  std::uint16_t effective_port() const;  // port or the scheme's default; 0 if there is neither

  // The host as a number, for address rules; nothing if it is not of that kind.
  std::optional<std::uint32_t> ipv4() const;  // host byte order: 127.0.0.1 = 0x7F000001
  std::optional<std::array<std::uint8_t, 16>> ipv6() const;  // network byte order

  // "/a/b.html"; for an opaque path what follows the scheme: "a@b" of "mailto:a@b".
  std::string_view path() const { return View(path_begin_, query_begin_); }
  bool has_opaque_path() const { return opaque_path_; }

  bool has_query() const { return query_begin_ < fragment_begin_; }
  std::string_view query() const {  // without '?'
    return has_query() ? View(query_begin_ + 1, fragment_begin_) : std::string_view{};
  }
  bool has_fragment() const { return fragment_begin_ < href_.size(); }
  std::string_view fragment() const {  // without '#'
    return has_fragment() ? std::string_view(href_).substr(fragment_begin_ + 1)
                          : std::string_view{};
  }
  std::string_view path_and_query() const { return View(path_begin_, fragment_begin_); }

  // "https://host:8080" (scheme, host, port), "null" where the standard says opaque.
  std::string origin() const;
  bool SameOrigin(const Url& other) const;

  // The part that path-relative references are appended to: up to and with the path's last '/'.
  // Equal for all pages of a folder. The whole href without query for an opaque path.
  std::string_view folder() const;

  void RemoveFragment() { href_.resize(fragment_begin_); }
  void RemoveQueryAndFragment();

  // The setters of the standard's API (URL.protocol …), with its leniency: false and unchanged
  // where the new value cannot be taken. SetQuery("") and SetFragment("") remove the component. A
  // leading '?' or '#' is optional. Not meant for hot loops.
  bool SetHref(std::string_view value);
  bool SetScheme(std::string_view value);
  bool SetUsername(std::string_view value);
  bool SetPassword(std::string_view value);
  bool SetHostAndPort(std::string_view value);
  bool SetHost(std::string_view value);
  bool SetPort(std::string_view value);
  bool SetPath(std::string_view value);
  bool SetQuery(std::string_view value);
  bool SetFragment(std::string_view value);

  friend bool operator==(const Url& a, const Url& b) { return a.href_ == b.href_; }

 private:
  friend class UrlParser;
  friend class UrlEditor;

  std::string_view View(std::size_t begin, std::size_t end) const {
    return {href_.data() + begin, end - begin};
  }

  // scheme:[//[username[:password]@]host[:port]][/.]path[?query][#fragment]
  // Offsets into href_; where a component is absent its begin equals its end. query_begin_ and
  // fragment_begin_ lie on '?' and '#', or on the end of what precedes them.
  std::string href_;
  std::uint32_t scheme_end_ = 0;  // lies on ':'
  std::uint32_t username_begin_ = 0;
  std::uint32_t username_end_ = 0;
  std::uint32_t host_begin_ = 0;
  std::uint32_t host_end_ = 0;
  std::uint32_t path_begin_ = 0;
  std::uint32_t query_begin_ = 0;
  std::uint32_t fragment_begin_ = 0;
  std::int32_t port_ = -1;
  SchemeKind scheme_kind_ = SchemeKind::kOther;
  HostKind host_kind_ = HostKind::kNone;
  bool opaque_path_ = false;
};

// A host by itself, as it would stand in a Url: "WWW.例子.CN" → {kDomain, "www.xn--fsqu00a.cn"}.
// `special` false parses an opaque host. Nothing if it is not a valid host.
struct Host {
  HostKind kind = HostKind::kNone;
  std::string text;
};
std::optional<Host> ParseHost(std::string_view text, bool special = true);

// The default port of a scheme, 0 if it has none.
std::uint16_t DefaultPort(SchemeKind kind);

}  // namespace xuncha::whatwg
