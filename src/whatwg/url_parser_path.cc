// SPDX-License-Identifier: Apache-2.0
//
// The path state of the URL parser: segments, dots and drive letters.
#include <array>

#include "whatwg/percent.h"
#include "whatwg/url_parser.h"

namespace xuncha::whatwg {
namespace {

enum PathByte : std::uint8_t { kPlain, kSlash, kBackslash, kEncoded };

constexpr std::array<std::uint8_t, 256> MakePathBytes() {
  std::array<std::uint8_t, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    if (i < 0x20 || i >= 0x7F) table[i] = kEncoded;
  }
  for (const char c : std::string_view(" \"#<>?^`{}")) {
    table[static_cast<unsigned char>(c)] = kEncoded;
  }
  table['/'] = kSlash;
  table['\\'] = kBackslash;
  return table;
}
constexpr std::array<std::uint8_t, 256> kPathBytes = MakePathBytes();

bool IsAlpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

// 1 or 2 if the segment is that many dots, each perhaps written "%2e"; 0 if it is not.
int DotSegment(std::string_view segment) {
  if (segment.size() > 6) return 0;
  int dots = 0;
  std::size_t i = 0;
  while (i < segment.size()) {
    if (segment[i] == '.') {
      i += 1;
    } else if (segment.size() - i >= 3 && segment[i] == '%' && segment[i + 1] == '2' &&
               (segment[i + 2] == 'e' || segment[i + 2] == 'E')) {
      i += 3;
    } else {
      return 0;
    }
    ++dots;
  }
  return dots <= 2 ? dots : 0;
}

}  // namespace

bool UrlParser::IsDriveLetter(std::string_view text) {
  return text.size() == 2 && IsAlpha(text[0]) && (text[1] == ':' || text[1] == '|');
}

bool UrlParser::BeginsWithDriveLetter(std::string_view path) {
  return path.size() >= 3 && IsAlpha(path[1]) && path[2] == ':' &&
         (path.size() == 3 || path[3] == '/');
}

void UrlParser::AppendSegments(std::string_view text) {
  const bool special = url_.is_special();
  const bool file = url_.scheme_kind_ == SchemeKind::kFile;
  std::size_t run = 0;  // text[run, i) goes to href_ as it is
  std::size_t i = 0;
  while (true) {
    std::size_t end = i;
    bool encoded = false;
    for (; end < text.size(); ++end) {
      const std::uint8_t kind = kPathBytes[static_cast<unsigned char>(text[end])];
      if (kind == kPlain) [[likely]] {
        continue;
      }
      if (kind == kSlash || (kind == kBackslash && special)) break;
      encoded = encoded || kind == kEncoded;
    }
    const std::string_view segment = text.substr(i, end - i);
    const bool maybe_dots = !segment.empty() && (segment[0] == '.' || segment[0] == '%');
    if (const int dots = maybe_dots ? DotSegment(segment) : 0; dots > 0) {
      href_.append(text, run, i - run);
      if (dots == 2) DropLastSegment();
      if (end == text.size()) return;
      run = i = end + 1;
      continue;
    }
    if (encoded) {
      href_.append(text, run, i - run);
      PercentEncodeAppend(segment, PercentSet::kPath, href_);
      run = end;
    } else if (file && IsDriveLetter(segment) &&
               href_.size() + (i - run) == url_.path_begin_ + std::size_t{1}) {
      href_.append(text, run, i - run);
      href_.push_back(segment[0]);
      href_.push_back(':');
      run = end;
    }
    if (end == text.size()) {
      href_.append(text, run, end - run);
      return;
    }
    if (text[end] == '\\') {
      href_.append(text, run, end - run);
      href_.push_back('/');
      run = end + 1;
    }
    i = end + 1;
  }
}

// "shorten a url's path"; href_ ends in the slash after the last segment.
void UrlParser::DropLastSegment() {
  const std::size_t begin = url_.path_begin_;
  if (href_.size() <= begin + 1) return;
  if (url_.scheme_kind_ == SchemeKind::kFile && href_.size() == begin + 4 &&
      BeginsWithDriveLetter(std::string_view(href_).substr(begin))) {
    return;
  }
  href_.resize(href_.rfind('/', href_.size() - 2) + 1);
}

}  // namespace xuncha::whatwg
