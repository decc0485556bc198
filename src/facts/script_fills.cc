// SPDX-License-Identifier: Apache-2.0
#include "facts/script_fills.h"

#include <algorithm>
#include <array>
#include <string>

#include "facts/ascii.h"
#include "facts/script_asks.h"
#include "facts/script_loads.h"
#include "model/script_reasons.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxInline = 16 * 1024;
constexpr std::size_t kBlock = 2048;        // bytes: what is written near stands in three of them
constexpr std::size_t kMaxSelector = 120;   // bytes; a longer literal names no element
constexpr std::size_t kMaxBody = 8 * 1024;  // of a function; more wraps a whole file
constexpr std::size_t kMaxBodies = 1024 * 1024;  // of all functions together
constexpr std::size_t kMaxMarks = 512;
constexpr std::size_t kMaxCalls = 24;
constexpr std::size_t kShortest = 2;  // a name of one letter is that of many things

bool IsNameChar(char c) { return IsAlnum(c) || c == '_' || c == '-'; }
bool IsIdentifierChar(char c) { return IsAlnum(c) || c == '_' || c == '$'; }

// Words in front of a bracket that call nothing of the page's own scripts.
bool IsCommonCall(string_view name) {
  static constexpr std::array<string_view, 42> kCommon{"addClass",
                                                       "addEventListener",
                                                       "ajax",
                                                       "alert",
                                                       "append",
                                                       "attr",
                                                       "bind",
                                                       "catch",
                                                       "click",
                                                       "css",
                                                       "each",
                                                       "extend",
                                                       "fetch",
                                                       "find",
                                                       "for",
                                                       "forEach",
                                                       "function",
                                                       "get",
                                                       "getJSON",
                                                       "getScript",
                                                       "getElementById",
                                                       "hide",
                                                       "html",
                                                       "if",
                                                       "load",
                                                       "on",
                                                       "post",
                                                       "push",
                                                       "querySelector",
                                                       "ready",
                                                       "removeClass",
                                                       "replace",
                                                       "request",
                                                       "return",
                                                       "setInterval",
                                                       "setTimeout",
                                                       "show",
                                                       "switch",
                                                       "then",
                                                       "val",
                                                       "while",
                                                       "write"};
  return std::find(kCommon.begin(), kCommon.end(), name) != kCommon.end();
}

string_view IdentifierBefore(string_view script, std::size_t end) {
  while (end > 0 && IsSpace(script[end - 1])) --end;
  std::size_t begin = end;
  while (begin > 0 && IsIdentifierChar(script[begin - 1])) --begin;
  return script.substr(begin, end - begin);
}

// Which parts of a script ask a server, and which write.
class Parts {
 public:
  explicit Parts(string_view script) : script_(script) {
    for (std::size_t at = 0; at < script.size(); at += kBlock) {
      // A word that stands across the border is seen in the first.
      const string_view part = script.substr(at, kBlock + 32);
      asks_.push_back(Fetches(part));
      writes_.push_back(Writes(part));
    }
  }
  // Whether both stand near, and what is asked for may be a list.
  bool FillsNear(std::size_t at) const {
    const std::size_t block = at / kBlock;
    const std::size_t first = block == 0 ? 0 : block - 1;
    const std::size_t last = std::min(block + 2, asks_.size());
    bool asks = false;
    bool writes = false;
    for (std::size_t i = first; i < last; ++i) {
      asks = asks || asks_[i];
      writes = writes || writes_[i];
    }
    return asks && writes && !OnlyUtilities(block, first, last);
  }

 private:
  bool OnlyUtilities(std::size_t block, std::size_t first, std::size_t last) const {
    enum : std::uint8_t { kUnknown, kNo, kYes };
    if (utilities_.empty()) utilities_.resize(asks_.size());
    if (utilities_[block] == kUnknown) {
      const string_view near = script_.substr(first * kBlock, (last - first) * kBlock);
      utilities_[block] = AsksForUtilities(near) ? kYes : kNo;
    }
    return utilities_[block] == kYes;
  }

  string_view script_;
  mutable std::vector<std::uint8_t> utilities_;  // by block
  std::vector<bool> asks_;
  std::vector<bool> writes_;
};

// "#list", ".box > ul.news": the names in a selector.
void AddSelector(string_view text, std::vector<std::uint32_t>& marks) {
  if (text.empty() || text.find_first_of("</?&%") != string_view::npos) return;
  const char begins = text.front();
  if (begins != '#' && begins != '.' && begins != '[' && !IsAlnum(begins)) return;
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    const char kind = text[at];
    if (kind != '#' && kind != '.') continue;
    std::size_t end = at + 1;
    while (end < text.size() && IsNameChar(text[end])) ++end;
    const string_view name = text.substr(at + 1, end - at - 1);
    if (name.size() >= kShortest && !IsDigit(name.front())) {
      marks.push_back(MarkOfFilled(kind, name));
    }
  }
}

// The name of an element that stands alone: getElementById('list'), elem: 'list'.
void AddBareName(string_view script, std::size_t quote, string_view text,
                 std::vector<std::uint32_t>& marks) {
  const bool name = text.size() >= kShortest && text.size() <= kMaxSelector &&
                    std::all_of(text.begin(), text.end(), IsNameChar);
  std::size_t end = quote;
  while (end > 0 && IsSpace(script[end - 1])) --end;
  if (!name || end == 0) return;
  const string_view before = IdentifierBefore(script, end - 1);
  const char mark = script[end - 1];
  if (mark == '(' && before == "getElementById") marks.push_back(MarkOfFilled('#', text));
  if (mark == '(' && before == "getElementsByClassName") marks.push_back(MarkOfFilled('.', text));
  if (mark == ':' && (before == "el" || before == "elem" || before == "container")) {
    marks.push_back(MarkOfFilled('#', text));
  }
}

void AddElements(string_view script, std::vector<std::uint32_t>& marks) {
  const Parts parts(script);
  std::vector<std::uint32_t> named;
  for (std::size_t at = 0; at < script.size() && marks.size() < kMaxMarks; ++at) {
    const char quote = script[at];
    if (quote != '"' && quote != '\'' && quote != '`') continue;
    const std::size_t begin = at + 1;
    const std::size_t end = script.find_first_of(quote == '`'   ? string_view("`")
                                                 : quote == '"' ? string_view("\"\n")
                                                                : string_view("'\n"),
                                                 begin);
    if (end == string_view::npos) return;
    const string_view text = script.substr(begin, end - begin);
    // What stands between two literals: a quote in a pattern has begun one that is none.
    const bool code = text.size() > kMaxSelector || text.find_first_of(";{}=") != string_view::npos;
    if (code) continue;
    at = end;
    named.clear();
    AddSelector(text, named);
    AddBareName(script, begin - 1, text, named);
    if (!named.empty() && parts.FillsNear(begin)) {
      marks.insert(marks.end(), named.begin(), named.end());
    }
  }
}

// The name of the function that begins at the word "function" or at the brackets before "=>":
// function load(…), load = function(…), load: async (…) =>.
string_view NameBefore(string_view script, std::size_t at) {
  while (at > 0 && IsSpace(script[at - 1])) --at;
  if (at >= 5 && script.substr(at - 5, 5) == "async") at -= 5;
  while (at > 0 && IsSpace(script[at - 1])) --at;
  if (at == 0 || (script[at - 1] != '=' && script[at - 1] != ':')) return {};
  return IdentifierBefore(script, at - 1);
}

// The body that opens behind `at`, by counting brackets; as much of it as is looked at.
string_view BodyBehind(string_view script, std::size_t at) {
  const std::size_t open = script.find('{', at);
  if (open == string_view::npos || open - at > 200) return {};
  int depth = 0;
  std::size_t end = open;
  const std::size_t most = std::min(script.size(), open + kMaxBody);
  for (; end < most; ++end) {
    if (script[end] == '{') ++depth;
    if (script[end] == '}' && --depth == 0) break;
  }
  return script.substr(open, end - open);
}

void AddFunctions(string_view script, std::vector<std::uint32_t>& marks) {
  std::size_t looked_at = 0;
  const auto take = [&](string_view name, std::size_t behind) {
    if (name.size() < kShortest || IsCommonCall(name)) return;
    const string_view body = BodyBehind(script, behind);
    looked_at += body.size();
    if (Fetches(body) && !AsksForUtilities(body)) marks.push_back(MarkOfFilled('(', name));
  };
  constexpr string_view kFunction = "function";
  for (std::size_t at = script.find(kFunction);
       at != string_view::npos && looked_at < kMaxBodies && marks.size() < kMaxMarks;
       at = script.find(kFunction, at + kFunction.size())) {
    std::size_t behind = at + kFunction.size();
    while (behind < script.size() && IsSpace(script[behind])) ++behind;
    std::size_t end = behind;
    while (end < script.size() && IsIdentifierChar(script[end])) ++end;
    const string_view own = script.substr(behind, end - behind);
    take(own.empty() ? NameBefore(script, at) : own, end);
  }
  for (std::size_t at = script.find("=>");
       at != string_view::npos && looked_at < kMaxBodies && marks.size() < kMaxMarks;
       at = script.find("=>", at + 2)) {
    std::size_t open = at;
    while (open > 0 && IsSpace(script[open - 1])) --open;
    if (open == 0 || script[open - 1] != ')') continue;
    open = script.rfind('(', open);
    if (open == string_view::npos || at - open > 200) continue;
    take(NameBefore(script, open), at);
  }
}

}  // namespace

std::uint32_t MarkOfFilled(char kind, string_view name) {
  const auto seed = static_cast<XXH64_hash_t>(static_cast<unsigned char>(kind));
  return static_cast<std::uint32_t>(XXH3_64bits_withSeed(name.data(), name.size(), seed)) | 1U;
}

void AddMarksOfNames(string_view id, string_view classes, std::vector<std::uint32_t>& marks) {
  constexpr std::size_t kMaxNames = 200;
  if (id.size() >= kShortest) marks.push_back(MarkOfFilled('#', id));
  string_view rest = Trim(classes.substr(0, kMaxNames));
  while (!rest.empty()) {
    std::size_t end = 0;
    while (end < rest.size() && !IsSpace(rest[end])) ++end;
    if (end >= kShortest) marks.push_back(MarkOfFilled('.', rest.substr(0, end)));
    rest = Trim(rest.substr(end));
  }
}

std::vector<std::uint32_t> FilledBy(string_view script) {
  std::vector<std::uint32_t> marks;
  const bool over = script.size() > kMaxScriptRead;
  script = script.substr(0, kMaxScriptRead);
  if (over || LoadsScripts(script) || IsPacked(script)) marks.push_back(model::kUnreadScripts);
  if (!Fetches(script) || !Writes(script)) return marks;
  AddElements(script, marks);
  AddFunctions(script, marks);
  std::sort(marks.begin(), marks.end());  // kUnreadScripts, if it is there, comes first
  marks.erase(std::unique(marks.begin(), marks.end()), marks.end());
  if (marks.size() > kMaxMarks) marks.resize(kMaxMarks);
  return marks;
}

void AddCalled(string_view script, std::vector<std::uint32_t>& marks) {
  if (script.size() > kMaxInline || AsksForUtilities(script)) return;
  std::size_t added = 0;
  for (std::size_t at = script.find('('); at != string_view::npos && added < kMaxCalls;
       at = script.find('(', at + 1)) {
    const string_view name = IdentifierBefore(script, at);
    if (name.size() < kShortest || IsDigit(name.front()) || IsCommonCall(name)) continue;
    const auto begin = static_cast<std::size_t>(name.data() - script.data());
    if (IdentifierBefore(script, begin) == "function") continue;  // is made here, not called
    marks.push_back(MarkOfFilled('(', name));
    ++added;
  }
}

bool NamedByCall(string_view script, string_view id) {
  constexpr std::size_t kShortestId = 2;
  constexpr std::size_t kFar = 400;  // bytes between the bracket and the name
  if (id.size() < kShortestId || script.size() > kMaxInline || AsksForUtilities(script)) {
    return false;
  }
  for (std::size_t at = script.find(id); at != string_view::npos; at = script.find(id, at + 1)) {
    const std::size_t end = at + id.size();
    const std::size_t before = at > 1 && script[at - 1] == '#' ? at - 2 : at - 1;  // "#list"
    if (at == 0 || end >= script.size() || script[before] != script[end]) continue;
    if (script[end] != '"' && script[end] != '\'') continue;
    const std::size_t open = script.rfind('(', at);
    if (open == string_view::npos || at - open > kFar) continue;
    // What stands between is what the function is given, and no code.
    if (script.substr(open, at - open).find_first_of(";)") != string_view::npos) continue;
    const string_view name = IdentifierBefore(script, open);
    if (name.size() < kShortest || name == "jQuery" || IsUtility(name)) continue;
    const auto begin = static_cast<std::size_t>(name.data() - script.data());
    const bool member = begin > 0 && script[begin - 1] == '.';
    const bool own =
        name == "init" ||
        (!member && (name == "load" || name == "show" || name == "get" || name == "request"));
    if (own || !IsCommonCall(name)) return true;
  }
  return false;
}

}  // namespace xuncha::facts
