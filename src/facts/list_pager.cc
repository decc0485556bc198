// SPDX-License-Identifier: Apache-2.0
//
// The way to a list's further pages: links, and scripts whose counts are literal.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/page_words.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMaxLinks = 40;
constexpr std::uint32_t kMaxPages = 100'000;

// A number at the beginning of `text`, white space before it skipped; false if there is none.
bool TakeCount(string_view text, std::uint32_t& value) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || text[at] == ':')) ++at;
  if (text.substr(at).starts_with("：")) at += 3;
  while (at < text.size() && text[at] == ' ') ++at;
  std::size_t digits = 0;
  std::uint64_t number = 0;
  while (at < text.size() && IsDigit(text[at]) && digits < 9) {
    number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
    ++at;
    ++digits;
  }
  if (digits == 0) return false;
  value = static_cast<std::uint32_t>(number);
  return true;
}

// The unit behind a number: 页, 条.
string_view UnitAfter(string_view text) {
  std::size_t at = 0;
  while (at < text.size() && (text[at] == ' ' || IsDigit(text[at]) || text[at] == ':')) ++at;
  return text.substr(at, 3);
}

// The arguments of a call, literals only; empty if one of them is an expression.
std::vector<std::string> LiteralArguments(string_view call) {
  std::vector<std::string> arguments;
  std::size_t at = 0;
  while (at < call.size() && arguments.size() < 10) {
    while (at < call.size() && IsSpace(call[at])) ++at;
    if (at >= call.size()) return {};
    std::string value;
    if (call[at] == '"' || call[at] == '\'') {
      const char quote = call[at++];
      const std::size_t end = call.find(quote, at);
      if (end == string_view::npos || end - at > 200) return {};
      value = std::string(call.substr(at, end - at));
      at = end + 1;
    } else {
      while (at < call.size() && (IsDigit(call[at]) || call[at] == '-'))
        value.push_back(call[at++]);
      if (value.empty()) return {};
    }
    arguments.push_back(std::move(value));
    while (at < call.size() && IsSpace(call[at])) ++at;
    if (at >= call.size()) return {};
    if (call[at] == ')') return arguments;
    if (call[at] != ',') return {};
    ++at;
  }
  return {};
}

bool IsNumber(const std::string& text) {
  return !text.empty() && text.size() <= 7 && std::all_of(text.begin(), text.end(), IsDigit);
}

bool IsName(const std::string& text) {
  return !text.empty() && text.size() <= 80 && std::all_of(text.begin(), text.end(), [](char c) {
    return IsAlnum(c) || c == '_' || c == '-' || c == '.' || c == '/';
  });
}

bool IsExtension(const std::string& text) {
  return !text.empty() && text.size() <= 6 && std::all_of(text.begin(), text.end(), IsAlnum);
}

// The page's number in its own address: index_3.html gives 3, index.html 0; -1 for another name.
int OwnNumber(string_view url, string_view name, string_view extension) {
  url = url.substr(0, url.find_first_of("?#"));
  const std::size_t slash = url.rfind('/');
  if (slash == string_view::npos) return -1;
  string_view file = url.substr(slash + 1);
  if (file.empty()) return 0;
  const std::size_t folder = name.rfind('/');
  if (folder != string_view::npos) name = name.substr(folder + 1);
  if (!file.starts_with(name)) return -1;
  file.remove_prefix(name.size());
  const std::size_t dot = file.rfind('.');
  if (dot == string_view::npos || !EqualsNoCase(file.substr(dot + 1), extension)) return -1;
  file = file.substr(0, dot);
  if (file.empty()) return 0;
  if (file.front() != '_') return -1;
  std::uint32_t value = 0;
  return TakeCount(file.substr(1), value) && value < kMaxPages ? static_cast<int>(value) : -1;
}

}  // namespace

// 共 12 页, 共 230 条, 第 1 页, 1/12.
void ListReader::Impl::ReadPagerText(string_view text, model::Pager& pager) const {
  for (std::size_t at = text.find("共"); at != string_view::npos; at = text.find("共", at + 3)) {
    std::uint32_t value = 0;
    string_view rest = text.substr(at + 3);
    if (rest.starts_with("有")) rest.remove_prefix(3);
    if (!TakeCount(rest, value)) continue;
    const string_view unit = UnitAfter(rest);
    if (unit == "页" && pager.pages == 0 && value <= kMaxPages) pager.pages = value;
    if ((unit == "条" || unit == "项" || unit == "篇" || unit == "个" || unit == "记") &&
        pager.records == 0) {
      pager.records = value;
    }
  }
  if (const std::size_t at = text.find("总页数"); at != string_view::npos && pager.pages == 0) {
    std::uint32_t value = 0;
    if (TakeCount(text.substr(at + 9), value)) pager.pages = value;
  }
  for (const string_view lead : {string_view("第"), string_view("当前页")}) {
    const std::size_t at = text.find(lead);
    std::uint32_t value = 0;
    if (at != string_view::npos && pager.current == 0 &&
        TakeCount(text.substr(at + lead.size()), value)) {
      pager.current = value;
    }
  }
  for (std::size_t at = text.find('/'); at != string_view::npos && pager.pages == 0;
       at = text.find('/', at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && IsDigit(text[begin - 1]) && at - begin < 6) --begin;
    // The end of a day, 2021/2/7, is no page 2 of 7.
    if (begin > 0 && (text[begin - 1] == '/' || text[begin - 1] == '-')) continue;
    std::uint32_t value = 0;
    std::uint32_t now = 0;
    if (begin == at || !TakeCount(text.substr(at + 1), value) ||
        !TakeCount(text.substr(begin), now))
      continue;
    if (value < now || value > kMaxPages || text.substr(at + 1).find('/') < 4) continue;
    pager.pages = value;
    if (pager.current == 0) pager.current = now;
  }
}

// A single link "2" is a pager's if the number of the page itself stands beside it.
bool ListReader::Impl::StandsBesideNumber(const std::vector<std::uint32_t>& nodes) const {
  constexpr std::uint32_t kBeside = 8;  // bytes
  if (nodes.size() != 1) return false;
  const int number = PlainNumber(LinkOf(nodes[0]).label);
  const TextRange at = Node(nodes[0]).text;
  if (number < 1) return false;
  string_view before = Trim(TextIn({at.begin > kBeside ? at.begin - kBeside : 0, at.begin}, false));
  std::size_t digits = 0;
  while (digits < before.size() && IsDigit(before[before.size() - 1 - digits])) ++digits;
  const int above = PlainNumber(before.substr(before.size() - digits));
  const string_view after = Trim(TextIn({at.end, at.end + kBeside}, false));
  digits = 0;
  while (digits < after.size() && IsDigit(after[digits])) ++digits;
  const int below = PlainNumber(after.substr(0, digits));
  return (above >= 1 && above + 1 == number) || (below >= 1 && below - 1 == number);
}

void ListReader::Impl::ReadPager(model::Pager& pager, ScriptedPages& pages) {
  constexpr std::uint32_t kNear = 40;  // nodes
  const std::uint32_t size = in_->outline->size();
  pagers_.clear();
  std::uint32_t i = 1;
  while (i < size) {
    if (roles_[i] != LinkRole::kPager || Node(i).Has(kNodeHidden)) {
      ++i;
      continue;
    }
    std::vector<std::uint32_t> nodes;
    std::uint32_t last = i;
    bool word = false;
    std::size_t numbers = 0;
    for (std::uint32_t k = i; k < size && k - last < kNear; ++k) {
      if (roles_[k] == LinkRole::kTitle && !nodes.empty()) break;
      if (roles_[k] != LinkRole::kPager || Node(k).Has(kNodeHidden)) continue;
      nodes.push_back(k);
      last = k;
      const string_view label = LinkOf(k).label;
      word = word || IsOneOfWords(words_.pager_labels, label);
      if (PlainNumber(label) >= 0) ++numbers;
    }
    i = last + 1;
    if (!word && numbers < 2 && !StandsBesideNumber(nodes)) continue;
    const TextRange range{Node(nodes.front()).text.begin, Node(nodes.back()).text.end};
    pagers_.push_back(range);
    const std::uint32_t from = range.begin > 120 ? range.begin - 120 : 0;
    ReadPagerText(TextIn({from, range.end + 120}, false), pager);
    for (const std::uint32_t node : nodes) {
      const model::Link& link = LinkOf(node);
      if (link.no_target == model::NoTarget::kHasTarget && pager.links.size() < kMaxLinks) {
        pager.links.push_back(Node(node).links);
      }
      const int number = PlainNumber(link.label);
      if (number > 0 && static_cast<std::uint32_t>(number) > pager.pages && numbers >= 2 &&
          pager.records == 0) {
        // The last number is at least one of its pages; a count that is written says it better.
      }
    }
  }
  for (std::uint32_t k = 1; k < size; ++k) {
    if (Node(k).tag == whatwg::TagId::kScript && !Node(k).Has(kNodeComment) &&
        !Node(k).names.empty()) {
      const std::size_t before = pages.addresses.size() + pager.pages;
      ReadPagerScript(Node(k).names, pager, pages);
      if (pages.addresses.size() + pager.pages > before && !Node(k).Has(kNodeHidden)) {
        pagers_.push_back(Node(k).text);
      }
    }
  }
}

// Whether a script has any of the words that ReadPagerScript looks for. A site's pages have the
// same few scripts.
bool ListReader::Impl::MayBePagerScript(string_view script) {
  bool known = false;
  std::uint8_t* may = pager_scripts_.Find(XXH3_64bits(script.data(), script.size()), known);
  if (!known) {
    *may = 0;
    for (const string_view word : {"reatePage", "otalPage", "otalpage", "countPage", "pageCount"}) {
      if (FindText(script, word) != string_view::npos) *may = 1;
    }
  }
  return *may != 0;
}

// createPageHTML(12, 0, "index", "html") and its like; a call with names in it is the definition.
void ListReader::Impl::ReadPagerScript(string_view script, model::Pager& pager,
                                       ScriptedPages& pages) {
  if (!MayBePagerScript(script)) return;
  std::size_t at = 0;
  for (int calls = 0; calls < 50; ++calls) {
    at = script.find("reatePage", at);
    if (at == string_view::npos) break;
    at += 9;
    std::size_t open = at;
    while (open < script.size() && IsAlnum(script[open])) ++open;
    if (open >= script.size() || script[open] != '(') continue;
    std::vector<std::string> arguments = LiteralArguments(script.substr(open + 1, 600));
    if (arguments.empty()) continue;
    const bool boxed = !IsNumber(arguments.front());  // the id of the element comes first
    if (boxed) arguments.erase(arguments.begin());
    if (arguments.size() < 4 || !IsNumber(arguments[0]) || !IsNumber(arguments[1]) ||
        !IsName(arguments[2]) || !IsExtension(arguments[3])) {
      continue;
    }
    const auto count = static_cast<std::uint32_t>(std::stoul(arguments[0]));
    const auto now = static_cast<std::uint32_t>(std::stoul(arguments[1]));
    if (count == 0 || count > kMaxPages) continue;
    pager.pages = count;
    if (boxed && arguments.size() > 4 && IsNumber(arguments[4])) {
      pager.records = static_cast<std::uint32_t>(std::stoul(arguments[4]));
    }
    const int own = OwnNumber(in_->url, arguments[2], arguments[3]);
    // Two conventions: the number in the address counts from 0 (page 2 is index_1), or from 1 (page
    // 2 is index_2). Where the current page counts from 0, so does the address.
    bool from_one = false;
    bool sure = true;
    if (boxed && own > 0) {
      from_one = static_cast<std::uint32_t>(own) == now;
    } else if (boxed && now == 1 && own <= 0) {
      sure = count <= 2;
    }
    pager.current = boxed ? now : now + 1;
    std::uint32_t first = from_one ? 2 : 1;
    std::uint32_t last = from_one ? count : count - 1;
    if (!sure) {  // these exist in both conventions
      first = 2;
      last = count - 1;
    }
    const std::uint32_t here = own > 0 ? static_cast<std::uint32_t>(own) : 0;
    const std::uint32_t begin = std::max(first, here + 1);
    for (std::uint32_t page = begin; page <= last && pages.addresses.size() < kMaxLinks; ++page) {
      pages.addresses.push_back(arguments[2] + "_" + std::to_string(page) + "." + arguments[3]);
    }
    return;
  }
  for (const string_view name :
       {string_view("totalPage"), string_view("countPage"), string_view("pageCount"),
        string_view("totalPages"), string_view("totalpage")}) {
    const std::size_t found = script.find(name);
    if (found == string_view::npos) continue;
    string_view rest = script.substr(found + name.size(), 40);
    while (!rest.empty() && (IsSpace(rest.front()) || rest.front() == '=' || rest.front() == ':' ||
                             rest.front() == '"' || rest.front() == '\'')) {
      rest.remove_prefix(1);
    }
    std::uint32_t value = 0;
    if (!rest.empty() && IsDigit(rest.front()) && TakeCount(rest, value) && value <= kMaxPages &&
        pager.pages == 0) {
      pager.pages = value;
    }
  }
}

}  // namespace xuncha::facts
