// SPDX-License-Identifier: Apache-2.0
#include "facts/script_content.h"

#include <algorithm>

#include "facts/ascii.h"
#include "facts/find_text.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr string_view kWrite = "document.write";
constexpr std::size_t kMaxMarkup = 512 * 1024;
constexpr std::size_t kMaxLiteral = 600;  // bytes; a longer one is neither a title nor an address

bool IsQuote(char c) { return c == '"' || c == '\'' || c == '`'; }

// The string that begins at the quote `at`, without its escapes; `at` moves behind it. False if it
// does not end, or what it says depends on the script: `${title}`.
bool ReadLiteral(string_view script, bool single, std::size_t& at, std::string& out) {
  const char quote = script[at++];
  while (at < script.size() && script[at] != quote) {
    if (script[at] == '\n' && quote != '`') return false;
    if (quote == '`' && script.substr(at).starts_with("${")) return false;
    if (script[at] == '\\') {
      if (at + 1 >= script.size()) return false;
      const char next = script[at + 1];
      if (next == 'u' || next == 'x') return false;
      out.push_back(next == 'n' || next == 'r' || next == 't' ? ' ' : next);
      at += 2;
      continue;
    }
    const bool pair = !single && static_cast<unsigned char>(script[at]) >= 0x81;
    out.append(script.substr(at, pair ? 2 : 1));
    at += pair ? 2 : 1;
  }
  if (at >= script.size()) return false;
  ++at;
  return true;
}

void SkipSpace(string_view script, std::size_t& at) {
  while (at < script.size() && IsSpace(script[at])) ++at;
}

// 2022-08-01, 2022/8/1, 2022年: a year as days have it.
bool HoldsYear(string_view text) {
  for (std::size_t at = text.find("20"); at != string_view::npos; at = text.find("20", at + 1)) {
    if (at + 4 < text.size() && IsDigit(text[at + 2]) && IsDigit(text[at + 3]) &&
        !IsDigit(text[at + 4])) {
      return true;
    }
  }
  return false;
}

// A picture that counts a visit.
bool CountsVisits(string_view script) {
  return HasAny(script,
                {"hit", "Hit", "stat", "count", "Count", "visit", "tongji", "cnzz", ".gif?"});
}

bool HoldsMarkup(string_view script) {
  const bool text = HasAny(script, {"<li",
                                    "<tr",
                                    "<td",
                                    "<a ",
                                    "<dl",
                                    "<dd",
                                    "<p>",
                                    "<LI",
                                    "<TR",
                                    "<A ",
                                    "createElement(\"li\")",
                                    "createElement('li')",
                                    "createElement(\"a\")",
                                    "createElement('a')",
                                    "%3Cli",
                                    "%3Ca%20",
                                    "%3Ctr",
                                    "%3Cp%3E",
                                    "\\u003cli",
                                    "\\x3cli"});
  return text || (HasAny(script, {"<img", "<iframe", "<embed", "<object", "<video", "<audio",
                                  "<IMG", "createElement(\"img\")", "createElement('img')",
                                  "createElement(\"iframe\")", "createElement('iframe')",
                                  "createElement(\"video\")", "createElement('video')"}) &&
                  !CountsVisits(script));
}

bool WritesAnywhere(string_view script) {
  return HasAny(script, {kWrite, "innerHTML", "outerHTML", "insertAdjacentHTML", ".append(",
                         ".prepend(", ".html(", "appendChild", "insertBefore", ".replaceWith("});
}

// What a textarea, a template or another element keeps is shown elsewhere.
bool Copies(string_view script) {
  return HasAny(script,
                {".value", ".val()", ".innerHTML;", ".innerHTML)", ".html())", ".content."});
}

bool Plays(string_view text) {
  for (const string_view ending : {".mp4", ".m3u8", ".flv", ".mp3", ".webm", ".mov", ".wmv", ".wma",
                                   ".rmvb", ".ogg", ".swf", "rtmp://", ".m4v", ".wav"}) {
    if (FindLower(text, ending) != string_view::npos) return true;
  }
  return false;
}

// Of libraries that draw or show by a call: new Chart(…), echarts.init(…), embedpano(…).
bool Draws(string_view script) {
  return HasAny(script, {"new Chart(", "echarts.init(", "Highcharts.", "embedpano(", "new F2.",
                         "new G2.", "new BMap.", "new AMap.", "new T.Map(", "getContext(",
                         "PDFObject.embed(", "new PDFObject(", "swfobject.embed", "pannellum.",
                         "new TurnBook(", ".turn(", "new DPlayer(", "videojs("});
}

// Not of visits, sharing, or the reader's tools.
bool IsTool(string_view script) {
  return HasAny(script, {"bdshare", "bdText", "jiathis", "bShare", "socialShare", "share(", "_hmt",
                         "createPageHTML", "hits", "Hits", "pageCount", "pagecount"});
}

bool IsAddress(string_view text) {
  if (text.size() > kMaxLiteral || text.find_first_of(" <") != string_view::npos) return false;
  const string_view path = text.substr(0, text.find_first_of("?#"));
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool file = dot != string_view::npos && path.size() - dot <= 6 && path.size() - dot > 3 &&
                    (slash == string_view::npos || dot > slash);
  const bool page = file && !path.ends_with(".js") && !path.ends_with(".css") &&
                    !path.ends_with(".gif") && !path.ends_with(".png");
  return slash != string_view::npos && (page || path.ends_with("/") || path.size() < text.size());
}

bool IsTitle(string_view text) {
  constexpr std::size_t kShortest = 8;  // bytes: three or four characters
  const auto high = std::count_if(text.begin(), text.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  return text.size() <= kMaxLiteral && static_cast<std::size_t>(high) >= kShortest;
}

// Literals of a call or an array: a title and an address beside each other.
bool HoldsRecordLiterals(string_view script) {
  const bool plain = std::none_of(script.begin(), script.end(),
                                  [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
  if (plain || script.find('/') == string_view::npos) return false;
  bool title = false;
  bool address = false;
  std::string text;
  for (std::size_t at = 0; at < script.size();) {
    const char c = script[at];
    if (c == ')' || c == ']' || c == '}' || c == ';') title = address = false;
    if (!IsQuote(c)) {
      ++at;
      continue;
    }
    text.clear();
    const std::size_t begin = at;
    if (!ReadLiteral(script, true, at, text)) {
      at = begin + 1;
      continue;
    }
    title = title || IsTitle(text);
    address = address || IsAddress(text);
    if (title && address) return true;
  }
  return false;
}

}  // namespace

bool MayWriteMarkup(string_view script) { return FindText(script, kWrite) != string_view::npos; }

bool MarkupWritten(string_view script, bool single, std::string& markup) {
  // What is written only sometimes, or again and again, is not what stands there.
  if (HasAny(script, {"function", "if(", "if (", "for(", "for (", "while", "switch"})) return false;
  std::string written;
  for (std::size_t at = FindText(script, kWrite); at != string_view::npos;
       at = FindText(script, kWrite, at)) {
    at += kWrite.size();
    if (script.substr(at).starts_with("ln")) at += 2;
    SkipSpace(script, at);
    if (at >= script.size() || script[at] != '(') return false;
    do {
      SkipSpace(script, ++at);
      if (at >= script.size() || !IsQuote(script[at])) return false;
      if (!ReadLiteral(script, single, at, written)) return false;
      SkipSpace(script, at);
    } while (at < script.size() && script[at] == '+');
    if (at >= script.size() || script[at] != ')') return false;
    written.push_back('\n');
    if (written.size() > kMaxMarkup) return false;
  }
  if (FindLower(written, "href") == string_view::npos || !HoldsYear(written)) return false;
  markup.append(written);
  return true;
}

bool BuildsContent(string_view script) {
  constexpr std::size_t kMaxScript = 256 * 1024;
  script = script.substr(0, kMaxScript);
  if (IsTool(script)) return false;
  return (WritesAnywhere(script) && (HoldsMarkup(script) || Copies(script))) || Plays(script) ||
         Draws(script) || HoldsRecordLiterals(script);
}

}  // namespace xuncha::facts
