// SPDX-License-Identifier: Apache-2.0
#include "whatwg/url_parser.h"

#include <array>
#include <charconv>

#include "whatwg/encoding.h"
#include "whatwg/percent.h"
#include "whatwg/url_host.h"

namespace xuncha::whatwg {
namespace {

bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }

constexpr std::array<bool, 256> MakeSchemeBytes() {
  std::array<bool, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    table[i] = (i >= 'a' && i <= 'z') || (i >= 'A' && i <= 'Z') || (i >= '0' && i <= '9') ||
               i == '+' || i == '-' || i == '.';
  }
  return table;
}
constexpr std::array<bool, 256> kSchemeBytes = MakeSchemeBytes();

// "starts with a Windows drive letter"; the text ends where the query or fragment began.
bool StartsWithDriveLetter(std::string_view text) {
  return UrlParser::IsDriveLetter(text.substr(0, 2)) &&
         (text.size() == 2 || text[2] == '/' || text[2] == '\\');
}

}  // namespace

void UrlParser::Reset(Url& url) {
  std::string memory = std::move(url.href_);
  url = Url();
  memory.clear();
  url.href_ = std::move(memory);
}

SchemeKind UrlParser::KindOfScheme(std::string_view scheme) {
  switch (scheme.size()) {
    case 2:
      if (scheme == "ws") return SchemeKind::kWs;
      break;
    case 3:
      if (scheme == "wss") return SchemeKind::kWss;
      if (scheme == "ftp") return SchemeKind::kFtp;
      break;
    case 4:
      if (scheme == "http") return SchemeKind::kHttp;
      if (scheme == "file") return SchemeKind::kFile;
      break;
    case 5:
      if (scheme == "https") return SchemeKind::kHttps;
      break;
    default:
      break;
  }
  return SchemeKind::kOther;
}

std::size_t UrlParser::ScanScheme(std::string_view text) {
  if (text.empty() || !IsAlpha(text[0])) return 0;
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (kSchemeBytes[static_cast<unsigned char>(text[i])]) continue;
    return text[i] == ':' ? i : 0;
  }
  return 0;
}

int UrlParser::PortValue(std::string_view digits) {
  int value = 0;
  for (const char c : digits) {
    value = value * 10 + (c - '0');
    if (value > 65535) return 65536;
  }
  return value;
}

std::size_t UrlParser::FindPortColon(std::string_view text) {
  bool bracket = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '[') bracket = true;
    if (text[i] == ']') bracket = false;
    if (text[i] == ':' && !bracket) return i;
  }
  return std::string_view::npos;
}

std::size_t UrlParser::FindSlash(std::string_view text) const {
  std::size_t i = 0;
  while (i < text.size() && !Slash(text[i])) ++i;
  return i;
}

bool UrlParser::Parse(std::string_view input) {
  // In every state the first '#' begins the fragment, and the first '?' before it the query.
  if (const std::size_t hash = input.find('#'); hash != std::string_view::npos) {
    fragment_ = input.substr(hash + 1);
    has_fragment_ = true;
    input = input.substr(0, hash);
  }
  if (const std::size_t mark = input.find('?'); mark != std::string_view::npos) {
    query_ = input.substr(mark + 1);
    has_query_ = true;
    input = input.substr(0, mark);
  }
  if (!ParseMain(input)) return false;
  // A path that begins with "//" would be read as an authority.
  if (url_.host_kind_ == HostKind::kNone && !url_.opaque_path_ && url_.path_begin_ + 1 < Here() &&
      href_[url_.path_begin_] == '/' && href_[url_.path_begin_ + 1] == '/' &&
      url_.path_begin_ == url_.scheme_end_ + 1) {
    href_.insert(url_.path_begin_, "/.");
    url_.path_begin_ += 2;
    if (keeps_query_) url_.query_begin_ += 2;
  }
  QueryAndFragment();
  return true;
}

// "scheme start state", "scheme state", "no scheme state".
bool UrlParser::ParseMain(std::string_view text) {
  const std::size_t more = text.size() + query_.size() + fragment_.size() + 8;
  if (const std::size_t length = ScanScheme(text); length > 0) {
    href_.reserve(more);
    return Absolute(text, length);
  }
  if (base_ == nullptr || base_->empty()) return false;
  href_.reserve(more + base_->query_begin_);
  if (base_->opaque_path_) {
    if (!text.empty() || has_query_ || !has_fragment_) return false;
    CopyBase(base_->fragment_begin_);
    keeps_query_ = true;
    return true;
  }
  url_.scheme_kind_ = base_->scheme_kind_;
  if (base_->scheme_kind_ == SchemeKind::kFile) return File(text, base_);
  return Relative(text);
}

bool UrlParser::Absolute(std::string_view text, std::size_t scheme_length) {
  Scheme(text.substr(0, scheme_length));
  std::string_view rest = text.substr(scheme_length + 1);
  if (url_.scheme_kind_ == SchemeKind::kFile) {
    const bool file_base = base_ != nullptr && base_->scheme_kind_ == SchemeKind::kFile;
    return File(rest, file_base ? base_ : nullptr);
  }
  if (url_.is_special()) {
    // "special relative or authority state": "http:a" is relative where the base is http, too.
    if (base_ != nullptr && base_->scheme_kind_ == url_.scheme_kind_ && !rest.starts_with("//")) {
      href_.clear();
      return Relative(rest);
    }
    while (StartsWithSlash(rest)) rest.remove_prefix(1);
    return Authority(rest);
  }
  if (rest.starts_with("//")) return Authority(rest.substr(2));
  NoAuthority();
  if (rest.starts_with('/')) {
    AbsolutePath(rest.substr(1));
  } else {
    OpaquePath(rest);
  }
  return true;
}

// "relative state", "relative slash state".
bool UrlParser::Relative(std::string_view text) {
  if (text.empty()) {
    keeps_query_ = !has_query_;
    CopyBase(has_query_ ? base_->query_begin_ : base_->fragment_begin_);
    return true;
  }
  if (!Slash(text[0])) {
    CopyFolderOfBase();
    AppendSegments(text);
    return true;
  }
  text.remove_prefix(1);
  if (!StartsWithSlash(text)) {
    if (base_->has_host()) {
      CopyBase(base_->path_begin_);
    } else {
      CopyScheme();
    }
    AbsolutePath(text);
    return true;
  }
  text.remove_prefix(1);
  if (url_.is_special()) {
    while (StartsWithSlash(text)) text.remove_prefix(1);
  }
  CopyScheme();
  return Authority(text);
}

// "file state", "file slash state". `base` is a file URL or null.
bool UrlParser::File(std::string_view text, const Url* base) {
  href_.assign("file://");
  url_.scheme_end_ = 4;
  url_.host_kind_ = HostKind::kEmpty;
  url_.username_begin_ = url_.username_end_ = url_.host_begin_ = url_.host_end_ = Here();
  const bool slash = StartsWithSlash(text);
  if (slash && StartsWithSlash(text.substr(1))) return FileHost(text.substr(2));
  if (base == nullptr) {
    AbsolutePath(slash ? text.substr(1) : text);
    return true;
  }
  href_.append(base->host());
  url_.host_end_ = url_.path_begin_ = Here();
  url_.host_kind_ = base->host_kind_;
  if (slash) {
    text.remove_prefix(1);
    if (!StartsWithDriveLetter(text) && BeginsWithDriveLetter(base->path())) {
      href_.append(base->path().substr(0, 3));
    }
    href_.push_back('/');
    AppendSegments(text);
  } else {
    FileFromBase(text, *base);
  }
  return true;
}

void UrlParser::FileFromBase(std::string_view text, const Url& base) {
  if (text.empty()) {
    href_.append(base.path());
    url_.query_begin_ = Here();
    keeps_query_ = !has_query_;
    if (keeps_query_ && base.has_query()) href_.append("?").append(base.query());
    return;
  }
  const std::string_view path = base.path();
  if (StartsWithDriveLetter(text)) {
    href_.push_back('/');
  } else if (path.size() == 3 && BeginsWithDriveLetter(path)) {
    href_.append(path).push_back('/');
  } else {
    href_.append(path.substr(0, path.rfind('/') + 1));
  }
  AppendSegments(text);
}

// "file host state".
bool UrlParser::FileHost(std::string_view text) {
  const std::size_t end = FindSlash(text);
  const std::string_view host = text.substr(0, end);
  if (IsDriveLetter(host)) {
    AbsolutePath(text);
    return true;
  }
  if (!host.empty()) {
    url_.host_kind_ = AppendHost(host, true, href_);
    if (url_.host_kind_ == HostKind::kNone) return false;
    url_.host_end_ = Here();
    if (url_.host() == "localhost") {
      href_.resize(url_.host_begin_);
      url_.host_end_ = url_.host_begin_;
      url_.host_kind_ = HostKind::kEmpty;
    }
  }
  PathStart(text.substr(end));
  return true;
}

// "authority state".
bool UrlParser::Authority(std::string_view text) {
  if (url_.is_special()) {
    // Nearly always a plain name and nothing else.
    const std::size_t clean = CleanDomainPrefix(text);
    if (clean > 0 && (clean == text.size() || Slash(text[clean]))) {
      href_.append("//");
      url_.username_begin_ = url_.username_end_ = url_.host_begin_ = Here();
      url_.host_kind_ = AppendCleanDomain(text.substr(0, clean), href_);
      url_.host_end_ = Here();
      PathStart(text.substr(clean));
      return url_.host_kind_ != HostKind::kNone;
    }
  }
  std::size_t end = 0;
  std::size_t at = std::string_view::npos;
  for (; end < text.size() && !Slash(text[end]); ++end) {
    if (text[end] == '@') at = end;
  }
  href_.append("//");
  url_.username_begin_ = url_.username_end_ = url_.host_begin_ = Here();
  std::string_view host = text.substr(0, end);
  if (at != std::string_view::npos) {
    Credentials(text.substr(0, at));
    host.remove_prefix(at + 1);
  }
  if (!HostAndPort(host, at != std::string_view::npos)) return false;
  PathStart(text.substr(end));
  return true;
}

void UrlParser::Credentials(std::string_view text) {
  const std::size_t colon = text.find(':');
  const std::string_view password =
      colon == std::string_view::npos ? std::string_view{} : text.substr(colon + 1);
  PercentEncodeAppend(text.substr(0, colon), PercentSet::kUserinfo, href_);
  url_.username_end_ = Here();
  if (!password.empty()) {
    href_.push_back(':');
    PercentEncodeAppend(password, PercentSet::kUserinfo, href_);
  }
  if (Here() > url_.username_begin_) href_.push_back('@');
  url_.host_begin_ = Here();
}

// "host state", "port state". The text ends where the path begins.
bool UrlParser::HostAndPort(std::string_view text, bool after_credentials) {
  const std::size_t colon = FindPortColon(text);
  const std::string_view host = text.substr(0, colon);
  if (host.empty()) {
    if (url_.is_special() || colon != std::string_view::npos || after_credentials) return false;
    url_.host_kind_ = HostKind::kEmpty;
    url_.host_end_ = Here();
    return true;
  }
  url_.host_kind_ = AppendHost(host, url_.is_special(), href_);
  if (url_.host_kind_ == HostKind::kNone) return false;
  url_.host_end_ = Here();
  if (colon == std::string_view::npos) return true;
  const std::string_view digits = text.substr(colon + 1);
  for (const char c : digits) {
    if (!IsDigit(c)) return false;
  }
  if (digits.empty()) return true;
  const int port = PortValue(digits);
  if (port > 65535) return false;
  if (port != 0 && port == DefaultPort(url_.scheme_kind_)) return true;
  url_.port_ = port;
  char buffer[8];
  const auto number = std::to_chars(buffer, buffer + sizeof buffer, port);
  href_.push_back(':');
  href_.append(buffer, number.ptr);
  return true;
}

void UrlParser::Scheme(std::string_view text) {
  href_.append(text);
  for (char& c : href_) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  }
  url_.scheme_kind_ = KindOfScheme(href_);
  url_.scheme_end_ = Here();
  href_.push_back(':');
}

void UrlParser::NoAuthority() {
  url_.host_kind_ = HostKind::kNone;
  url_.username_begin_ = url_.username_end_ = url_.host_begin_ = url_.host_end_ = Here();
}

// "path start state".
void UrlParser::PathStart(std::string_view text) {
  if (text.empty() && !url_.is_special()) {
    url_.path_begin_ = Here();
    return;
  }
  AbsolutePath(text.empty() ? text : text.substr(1));
}

void UrlParser::AbsolutePath(std::string_view text) {
  url_.path_begin_ = Here();
  href_.push_back('/');
  AppendSegments(text);
}

// "opaque path state": a space before '?' or '#' is encoded, so that it survives parsing again.
void UrlParser::OpaquePath(std::string_view text) {
  url_.path_begin_ = Here();
  url_.opaque_path_ = true;
  const bool guard = (has_query_ || has_fragment_) && text.ends_with(' ');
  if (guard) text.remove_suffix(1);
  PercentEncodeAppend(text, PercentSet::kC0Control, href_);
  if (guard) href_.append("%20");
}

void UrlParser::CopyScheme() {
  href_.append(base_->href_, 0, base_->scheme_end_ + std::size_t{1});
  url_.scheme_end_ = base_->scheme_end_;
  url_.scheme_kind_ = base_->scheme_kind_;
  NoAuthority();
}

// Takes the base's components up to `end`: its authority, path or query.
void UrlParser::CopyBase(std::size_t end) {
  href_.append(base_->href_, 0, end);
  url_.scheme_end_ = base_->scheme_end_;
  url_.scheme_kind_ = base_->scheme_kind_;
  url_.username_begin_ = base_->username_begin_;
  url_.username_end_ = base_->username_end_;
  url_.host_begin_ = base_->host_begin_;
  url_.host_end_ = base_->host_end_;
  url_.path_begin_ = base_->path_begin_;
  url_.query_begin_ = base_->query_begin_;
  url_.port_ = base_->port_;
  url_.host_kind_ = base_->host_kind_;
  url_.opaque_path_ = base_->opaque_path_;
}

// The base up to its last slash: its path without the last segment.
void UrlParser::CopyFolderOfBase() {
  const std::string_view path = base_->path();
  const std::size_t length = path.rfind('/') + 1;
  if (base_->has_host()) {
    CopyBase(base_->path_begin_ + length);
  } else {
    CopyScheme();  // without "/.", which the new path may not need
    href_.append(path.substr(0, length));
  }
  url_.path_begin_ = static_cast<std::uint32_t>(href_.size() - length);
  if (length == 0) href_.push_back('/');
}

void UrlParser::Query(std::string_view text) {
  const PercentSet set = url_.is_special() ? PercentSet::kSpecialQuery : PercentSet::kQuery;
  bool in_page_charset = query_encoding_ != nullptr && url_.is_special() &&
                         url_.scheme_kind_ != SchemeKind::kWs &&
                         url_.scheme_kind_ != SchemeKind::kWss;
  if (in_page_charset && query_encoding_->id != EncodingId::kIso2022Jp) {
    in_page_charset = !IsAscii(text);  // all others write ASCII as it is
  }
  if (in_page_charset) {
    PercentEncodeAppend(text, set, *query_encoding_, href_);
  } else {
    PercentEncodeAppend(text, set, href_);
  }
}

void UrlParser::Fragment(std::string_view text) {
  PercentEncodeAppend(text, PercentSet::kFragment, href_);
}

void UrlParser::QueryAndFragment() {
  if (!keeps_query_) url_.query_begin_ = Here();
  if (has_query_) {
    href_.push_back('?');
    Query(query_);
  }
  url_.fragment_begin_ = Here();
  if (has_fragment_) {
    href_.push_back('#');
    Fragment(fragment_);
  }
}

}  // namespace xuncha::whatwg
