// SPDX-License-Identifier: Apache-2.0
#include "facts/script_address.h"

#include <algorithm>
#include <array>

#include "base/utf8.h"
#include "facts/ascii.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxScript = 16 * 1024;
constexpr std::size_t kMaxTopLevelScript = 64 * 1024;
constexpr std::size_t kMaxAddress = 4096;
constexpr std::size_t kMaxCalls = 32;

bool IsNameStart(char c) { return IsAlpha(c) || c == '_' || c == '$' || IsHighByte(c); }
bool IsNamePart(char c) { return IsNameStart(c) || IsDigit(c); }

// One string literal and what stands around it.
struct Literal {
  string_view callee;  // "window.open"; "" if it is no argument of a call
  std::size_t argument = 0;
  string_view assigned_to;  // "location.href"; "" if it is not assigned
  bool joined = false;      // part of a + b
  bool top_level = false;   // outside of all braces and parentheses, a statement of its own
  bool in_block = false;    // inside of braces
  bool lone_call = false;   // the argument of a call outside of all braces, a statement of its own
  std::string text;
};

// Splits a script into its string literals. Comments are skipped; regular expressions are not
// recognised, which at worst hides a literal.
class LiteralScanner {
 public:
  explicit LiteralScanner(string_view script, std::size_t max_literal = kMaxAddress)
      : script_(script), max_literal_(max_literal) {}

  // The next literal; false at the end.
  bool Next(Literal& literal) {
    while (at_ < script_.size()) {
      const char c = script_[at_];
      if (IsSpace(c)) {
        ++at_;
      } else if (c == '/' && Peek(1) == '/') {
        at_ = std::min(script_.find('\n', at_), script_.size());
      } else if (c == '/' && Peek(1) == '*') {
        const std::size_t end = script_.find("*/", at_ + 2);
        at_ = end == string_view::npos ? script_.size() : end + 2;
      } else if (IsNameStart(c)) {
        TakeName();
      } else if (c == '"' || c == '\'' || c == '`') {
        TakeLiteral(c, literal);
        return true;
      } else {
        TakeMark(c);
      }
    }
    return false;
  }

  string_view rest() const { return script_.substr(std::min(at_, script_.size())); }

  // location, window.open and the like were used with something that is no literal.
  bool saw_unreadable() const { return unreadable_; }

  static bool IsOpen(string_view callee) {
    return callee == "open" || EndsWithName(callee, "window.open") || callee == "self.open" ||
           callee == "top.open" || callee == "parent.open";
  }
  static bool IsGo(string_view callee) {
    return EndsWithName(callee, "location.replace") || EndsWithName(callee, "location.assign");
  }
  static bool IsLocation(string_view name) {
    return EndsWithName(name, "location") || EndsWithName(name, "location.href") ||
           name == "this.href";
  }

 private:
  struct Call {
    string_view callee;
    std::size_t argument = 0;
    bool statement = false;
  };

  static bool EndsWithName(string_view text, string_view name) {
    if (!text.ends_with(name)) return false;
    return text.size() == name.size() || text[text.size() - name.size() - 1] == '.';
  }

  char Peek(std::size_t ahead) const {
    return at_ + ahead < script_.size() ? script_[at_ + ahead] : '\0';
  }

  void TakeName() {
    const std::size_t begin = at_;
    while (at_ < script_.size() &&
           (IsNamePart(script_[at_]) || (script_[at_] == '.' && IsNameStart(Peek(1))))) {
      ++at_;
    }
    const string_view name = script_.substr(begin, at_ - begin);
    // A bare name where an address belongs: location.href = url, window.open(url).
    const bool is_value = name != "this" && name != "null" && name != "false" && name != "true";
    if (before_ == '=' && IsLocation(assigned_) && is_value) unreadable_ = true;
    if (before_ == '(' && calls_ > 0 && calls_ <= kMaxCalls) {
      const string_view callee = stack_[calls_ - 1].callee;
      if (IsOpen(callee) || IsGo(callee)) unreadable_ = true;
    }
    if (name == "else" || name == "return") statement_begins_ = false;  // on a condition
    name_ = name;
    before_ = 'a';
  }

  void TakeMark(char c) {
    ++at_;
    switch (c) {
      case '(':
        if (calls_ < kMaxCalls) {
          stack_[calls_] = {before_ == 'a' ? name_ : string_view(), 0, statement_begins_};
        }
        ++calls_;
        break;
      case ')':
        if (calls_ > 0) --calls_;
        break;
      case ',':
        if (calls_ > 0 && calls_ <= kMaxCalls) ++stack_[calls_ - 1].argument;
        break;
      case '{':
        ++braces_;
        break;
      case '}':
        if (braces_ > 0) --braces_;
        break;
      case '=':
        if (Peek(0) == '=' || Peek(0) == '>') {
          while (Peek(0) == '=' || Peek(0) == '>') ++at_;
          c = '?';
        } else if (before_ == 'a') {
          assigned_ = name_;
          statement_ = statement_begins_;
        } else {
          c = '?';
        }
        break;
      default:
        break;
    }
    statement_begins_ = c == ';' || c == '{' || c == '}' || (c == '=' && statement_begins_);
    before_ = c;
  }

  void TakeLiteral(char quote, Literal& literal) {
    literal = Literal{};
    literal.in_block = braces_ > 0;
    literal.lone_call = braces_ == 0 && calls_ == 1 && stack_[0].statement;
    const bool plain_before = before_ == '(' || before_ == ',' || before_ == '=';
    if (calls_ > 0 && calls_ <= kMaxCalls && (before_ == '(' || before_ == ',')) {
      literal.callee = stack_[calls_ - 1].callee;
      literal.argument = stack_[calls_ - 1].argument;
    }
    if (before_ == '=') {
      literal.assigned_to = assigned_;
      literal.top_level = braces_ == 0 && calls_ == 0 && statement_;
    }
    ReadText(quote, literal.text);
    while (at_ < script_.size() && IsSpace(script_[at_])) ++at_;
    const bool cut = literal.text.size() >= max_literal_;
    literal.joined = cut || !plain_before || Peek(0) == '+' || Peek(0) == '.';
    before_ = '"';
    statement_begins_ = false;
  }

  void ReadText(char quote, std::string& text) {
    ++at_;
    while (at_ < script_.size() && script_[at_] != quote) {
      const char c = script_[at_++];
      if (c == '\\' && at_ < script_.size()) {
        ReadEscape(text);
      } else if (text.size() < max_literal_) {
        text.push_back(c);
      }
    }
    ++at_;
    at_ = std::min(at_, script_.size());
  }

  // Just after the backslash.
  void ReadEscape(std::string& text) {
    const char c = script_[at_++];
    const std::size_t digits = c == 'x' ? 2 : c == 'u' ? 4 : 0;
    if (digits == 0) {
      if (c == 'n' || c == 'r' || c == 't') {
        text.push_back(' ');
      } else if (c != '\n' && c != '\r' && text.size() < max_literal_) {
        text.push_back(c);
      }
      return;
    }
    char32_t code = 0;
    for (std::size_t i = 0; i < digits && HexValue(Peek(0)) >= 0; ++i) {
      code = code * 16 + static_cast<char32_t>(HexValue(script_[at_++]));
    }
    const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (text.size() < max_literal_) AppendUtf8(text, surrogate ? kReplacement : code);
  }

  string_view script_;
  std::size_t max_literal_;
  std::size_t at_ = 0;
  char before_ = ';';  // the last mark; 'a' after a name, '"' after a literal
  string_view name_;
  string_view assigned_;
  std::array<Call, kMaxCalls> stack_{};
  std::size_t calls_ = 0;
  std::size_t braces_ = 0;
  bool unreadable_ = false;
  bool statement_begins_ = true;  // the name before stands at the beginning of a statement
  bool statement_ = false;
};

std::string LowerCopy(string_view text) {
  std::string lower(text);
  for (char& c : lower) c = ToLower(c);
  return lower;
}

bool Contains(string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != string_view::npos; });
}

// The whole name or its last part: "$.ajax", "ajax".
bool IsIgnored(string_view callee, const Lexicon& lexicon) {
  const std::size_t dot = callee.rfind('.');
  const string_view last = dot == string_view::npos ? callee : callee.substr(dot + 1);
  const auto& ignored = lexicon.ignored_functions;
  return std::any_of(ignored.begin(), ignored.end(),
                     [&](const std::string& word) { return word == callee || word == last; });
}

bool IsKeyword(string_view callee) {
  static constexpr std::array<string_view, 9> kKeywords{
      "if", "for", "while", "switch", "return", "typeof", "function", "catch", "in"};
  return std::find(kKeywords.begin(), kKeywords.end(), callee) != kKeywords.end();
}

// Of what follows the address in window.open: a second argument that names this window.
bool OpensInPlace(string_view rest) {
  rest = Trim(rest.substr(0, 64));
  if (!rest.starts_with(',')) return false;
  rest = Trim(rest.substr(1));
  return rest.size() > 5 && (rest.front() == '"' || rest.front() == '\'') &&
         rest.substr(1).starts_with("_self");
}

// A space in the place of every tag.
std::string WithoutTags(string_view markup) {
  std::string text;
  for (std::size_t at = 0; at < markup.size();) {
    const std::size_t tag = std::min(markup.find('<', at), markup.size());
    text += markup.substr(at, tag - at);
    const std::size_t end = markup.find('>', tag);
    at = end == string_view::npos ? markup.size() : end + 1;
    if (!text.empty() && text.back() != ' ') text += ' ';
  }
  return std::string(Trim(text));
}

// Whether a script sends its visitors away.
bool SendsBack(string_view script) {
  for (const string_view parting : {"history.go", "history.back", "close(", "location"}) {
    if (script.find(parting) != string_view::npos) return true;
  }
  return false;
}

}  // namespace

bool IsAddressLike(string_view text) {
  for (const char c : text) {
    if (IsSpace(c) || c == '<' || c == '>' || c == '"' || c == '\'' || IsHighByte(c)) return false;
  }
  if (StartsWithLower(text, "http://") || StartsWithLower(text, "https://")) {
    const std::size_t slashes = text.find("//") + 2;
    return text.size() > slashes + 3 && text.find('.', slashes) != string_view::npos;
  }
  const string_view path = text.substr(0, std::min(text.find('?'), text.find('#')));
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool rooted = path.starts_with("/") || path.starts_with("./") || path.starts_with("../");
  if (dot == string_view::npos || (slash != string_view::npos && dot < slash)) {
    return rooted && path.size() > 2 && !path.starts_with("//") &&
           (path.back() == '/' || text.size() > path.size());
  }
  static constexpr string_view kEndings =
      " html htm shtml shtm xhtml jhtml jsp jspx asp aspx php do action doc docx xls xlsx ppt pptx "
      "pdf wps et ofd zip rar ";
  const std::string ending = ' ' + LowerCopy(path.substr(dot + 1)) + ' ';
  return ending.size() > 3 && ending.size() < 9 && kEndings.find(ending) != string_view::npos;
}

ScriptReading ReadScript(string_view script, const Lexicon& lexicon) {
  static constexpr string_view kLeaving = "离开";
  ScriptReading reading;
  LiteralScanner scanner(script.substr(0, kMaxScript));
  Literal literal;
  std::string guess;
  bool guess_found = false;
  while (scanner.Next(literal)) {
    if (literal.text.find(kLeaving) != std::string::npos) reading.leave_notice = true;
    const bool opens = LiteralScanner::IsOpen(literal.callee) && literal.argument == 0;
    const bool goes = LiteralScanner::IsGo(literal.callee) && literal.argument == 0;
    if (opens || goes || LiteralScanner::IsLocation(literal.assigned_to)) {
      if (literal.text.empty()) continue;
      if (literal.joined) {
        reading.target = ScriptTarget::kUnreadable;
      } else if (reading.target != ScriptTarget::kAddress) {
        reading.target = ScriptTarget::kAddress;
        reading.address = std::move(literal.text);
      }
      continue;
    }
    if (literal.callee.empty() || literal.joined || guess_found) continue;
    const std::string callee = LowerCopy(literal.callee);
    if (IsKeyword(callee) || IsIgnored(callee, lexicon) || !IsAddressLike(literal.text)) continue;
    guess = std::move(literal.text);
    guess_found = true;
    if (Contains(callee, lexicon.leave_words)) reading.leave_notice = true;
  }
  if (reading.target == ScriptTarget::kNone && guess_found) {
    reading.target = ScriptTarget::kAddress;
    reading.address = std::move(guess);
  }
  if (reading.target == ScriptTarget::kNone && scanner.saw_unreadable()) {
    reading.target = ScriptTarget::kUnreadable;
  }
  return reading;
}

std::string ReadTopLevelRedirect(string_view script) {
  script = Trim(script.substr(0, kMaxTopLevelScript));
  if (script.starts_with("<!--")) script.remove_prefix(4);
  if (script.find("location") == string_view::npos && script.find("_self") == string_view::npos) {
    return {};
  }
  LiteralScanner scanner(script);
  Literal literal;
  while (scanner.Next(literal)) {
    const bool location = LiteralScanner::IsLocation(literal.assigned_to) &&
                          literal.assigned_to != "this.href" && literal.top_level;
    const bool goes =
        literal.lone_call && literal.argument == 0 && LiteralScanner::IsGo(literal.callee);
    if ((location || goes) && !literal.joined && !literal.text.empty()) return literal.text;
    if (!literal.lone_call || literal.argument != 0 || literal.joined) continue;
    // setTimeout("location.href='/in.html'", 1000); window.open("/in.html", "_self");
    if (literal.callee == "setTimeout" || literal.callee == "window.setTimeout") {
      const bool nested = literal.text.find("setTimeout") != std::string::npos;
      std::string address = nested ? std::string() : ReadTopLevelRedirect(literal.text);
      if (!address.empty()) return address;
    }
    if (LiteralScanner::IsOpen(literal.callee) && OpensInPlace(scanner.rest())) return literal.text;
  }
  return {};
}

bool MaySendOn(string_view script) {
  for (std::size_t at = script.find("location"); at != string_view::npos;
       at = script.find("location", at + 1)) {
    string_view rest = script.substr(at + 8);
    if (rest.starts_with(".replace") || rest.starts_with(".assign")) return true;
    if (rest.starts_with(".href")) rest.remove_prefix(5);
    rest = Trim(rest.substr(0, 16));
    if (rest.starts_with('=') && !rest.starts_with("==")) return true;
  }
  return script.find("_self") != string_view::npos && script.find("open(") != string_view::npos;
}

std::string ReadPartingMessage(string_view script) {
  script = Trim(script.substr(0, kMaxScript));
  if (script.starts_with("<!--")) script.remove_prefix(4);
  const std::size_t first = script.find("alert");
  // Most scripts with a message box go on with the page: they need not be taken apart.
  if (first == string_view::npos || !SendsBack(script.substr(first))) return {};
  LiteralScanner scanner(script);
  Literal literal;
  while (scanner.Next(literal)) {
    const bool alert = literal.callee == "alert" || literal.callee == "window.alert";
    if (!alert || literal.argument != 0 || literal.in_block || literal.joined) continue;
    return SendsBack(scanner.rest()) ? literal.text : std::string();
  }
  return {};
}

std::string ReadWrittenParting(string_view script) {
  script = script.substr(0, kMaxScript);
  const bool leaves = script.find("history.") != string_view::npos ||
                      (script.find("setTimeout") != string_view::npos && SendsBack(script));
  if (!leaves || script.find("document.write") == string_view::npos) return {};
  LiteralScanner scanner(script);
  Literal literal;
  std::string markup;
  while (scanner.Next(literal)) {
    const bool writes = literal.callee == "document.write" || literal.callee == "document.writeln";
    if (writes && !literal.in_block && !literal.joined) markup += literal.text;
  }
  return WithoutTags(markup);
}

std::string ReadWrittenMarkup(string_view script) {
  constexpr std::size_t kMaxFile = 256 * 1024;
  constexpr std::size_t kMaxMarkup = 64 * 1024;
  script = script.substr(0, kMaxFile);
  const bool writes = script.find("document.write") != string_view::npos ||
                      script.find("nnerHTML") != string_view::npos ||
                      script.find(".html(") != string_view::npos ||
                      script.find(".append(") != string_view::npos;
  std::string markup;
  if (!writes) return markup;
  LiteralScanner scanner(script, kMaxMarkup);
  Literal literal;
  while (scanner.Next(literal) && markup.size() + literal.text.size() <= kMaxMarkup) {
    markup += literal.text;
  }
  if (markup.find('<') == std::string::npos) markup.clear();
  return markup;
}

bool IsEmptyScript(string_view code) {
  std::string bare;
  for (const char c : code.substr(0, 64)) {
    if (!IsSpace(c) && c != ';') bare.push_back(ToLower(c));
  }
  if (code.size() > 64) return false;
  static constexpr std::array<string_view, 19> kEmpty{
      "",  "void(0)",     "void0",      "void(null)",    "void()", "void('0')", "void(1)",
      "#", "//",          "''",         "\"\"",          "null",   "undefined", "false",
      "0", "returnfalse", "returntrue", "returnvoid(0)", "{}"};
  return std::find(kEmpty.begin(), kEmpty.end(), bare) != kEmpty.end() || bare == "()" ||
         bare == "void" || bare == "vold(0)" || bare == "viod(0)" || bare == "javascript:" ||
         bare == "javascript:void(0)";
}

}  // namespace xuncha::facts
