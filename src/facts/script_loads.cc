// SPDX-License-Identifier: Apache-2.0
#include "facts/script_loads.h"

#include <algorithm>
#include <array>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/script_asks.h"

namespace xuncha::facts {
namespace {

using std::string_view;

// Files that every site has, and that fill no list by themselves.
bool IsLibrary(string_view address) {
  static constexpr std::array<string_view, 16> kLibraries{
      "jquery", "bootstrap", "swiper", "superslide", "echarts", "shiv",   "respond", "polyfill",
      "vue.",   "vue/",      "axios",  "layer",      "date",    "select", "json2",   "es5-"};
  return std::any_of(kLibraries.begin(), kLibraries.end(), [&](string_view library) {
    return FindLower(address, library) != string_view::npos;
  });
}

// The address of a script of the site's own that may fill something.
bool NamesScript(string_view literal) {
  if (literal.size() < 2 || literal.size() > 300 || literal.starts_with("//") ||
      literal.starts_with("http")) {
    return false;
  }
  return literal.find_first_of(" <>{}();\n") == string_view::npos && !IsLibrary(literal) &&
         !IsCounter(literal) && !IsUtility(literal);
}

// The literal that begins at or behind `at`, past brackets and blanks; empty if none does.
string_view LiteralAt(string_view script, std::size_t at) {
  while (at < script.size() && (IsSpace(script[at]) || script[at] == '(' || script[at] == '[')) {
    ++at;
  }
  if (at >= script.size()) return {};
  const char quote = script[at];
  if (quote != '"' && quote != '\'' && quote != '`') return {};
  const std::size_t end = script.find(quote, at + 1);
  return end == string_view::npos ? string_view() : script.substr(at + 1, end - at - 1);
}

// What loaders and modules are called with.
bool CallsLoader(string_view script) {
  for (const string_view call :
       {"require(", "requirejs(", "seajs.use(", "layui.use(", "$LAB.script(", "System.import(",
        "import(", " from ", " from\"", "}from", "import \"", "import '"}) {
    for (std::size_t at = FindText(script, call); at != string_view::npos;
         at = FindText(script, call, at + call.size())) {
      const bool quoted = call.back() == '"' || call.back() == '\'';
      const string_view named = LiteralAt(script, at + call.size() - (quoted ? 1 : 0));
      // layui.use("table"), from "vue": modules of the library itself are no files of the site.
      const bool file = named.find('/') != string_view::npos || named.ends_with(".js") ||
                        call.starts_with("seajs") || call.starts_with("require");
      if (file && NamesScript(named)) return true;
    }
  }
  return false;
}

// Makes elements for scripts, and says an address itself.
bool AddsScripts(string_view script) {
  const bool adds =
      HasAny(script, {"createElement(\"script\")", "createElement('script')", "getScript(",
                      "<script", "\\x3cscript", "<\"+\"script", "<'+'script", "%3Cscript", "<scr"});
  if (!adds) return false;
  for (std::size_t at = FindText(script, ".js"); at != string_view::npos;
       at = FindText(script, ".js", at + 3)) {
    const std::size_t end = at + 3;
    if (end >= script.size()) return false;
    const char behind = script[end];
    if (behind != '"' && behind != '\'' && behind != '`' && behind != '?' && behind != '\\' &&
        behind != '%') {
      continue;
    }
    std::size_t begin = at;
    while (begin > 0 &&
           (IsAlnum(script[begin - 1]) || script[begin - 1] == '/' || script[begin - 1] == '.' ||
            script[begin - 1] == '_' || script[begin - 1] == '-' || script[begin - 1] == ':')) {
      --begin;
    }
    if (NamesScript(script.substr(begin, end - begin))) return true;
  }
  return false;
}

}  // namespace

bool LoadsScripts(string_view script) { return CallsLoader(script) || AddsScripts(script); }

bool IsPacked(string_view script) {
  const bool packed = HasAny(script, {"eval(function(p,a,c,k", "eval(function(h,u,n,t"});
  if (packed && (Fetches(script) || HasAny(script, {"|get|", "|post|", "|load|", "|url|"}))) {
    return true;
  }
  // "\x23\x6c\x69\x73\x74": letters that nobody writes so but to hide them.
  constexpr std::size_t kRun = 4;
  std::size_t run = 0;
  std::size_t last = string_view::npos;
  for (std::size_t at = FindText(script, "\\x"); at != string_view::npos;
       at = FindText(script, "\\x", at + 2)) {
    const bool printed = at + 3 < script.size() && script[at + 2] >= '2' && script[at + 2] <= '7';
    run = printed ? (last != string_view::npos && at == last + 4 ? run + 1 : 1) : 0;
    last = at;
    if (run >= kRun) return true;
  }
  return false;
}

}  // namespace xuncha::facts
