// SPDX-License-Identifier: Apache-2.0
//
// Lists that a script fills from elsewhere: empty elements that scripts name, client-side
// templates.
#include <algorithm>

#include "facts/ascii.h"
#include "facts/find_text.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"
#include "facts/page_words.h"
#include "facts/script_asks.h"
#include "model/script_reasons.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

using std::string_view;
using whatwg::TagId;

constexpr std::uint32_t kMaxOwnText = 260;  // characters: a region with more is no empty list
constexpr std::size_t kMaxScript = 256 * 1024;

// Writes where it stands, and not only what it says itself: document.write(http.responseText).
bool WritesInPlace(string_view script) {
  for (std::size_t at = FindText(script, "document.write"); at != string_view::npos;
       at = FindText(script, "document.write", at + 14)) {
    string_view rest = script.substr(at + 14);
    if (rest.starts_with("ln")) rest.remove_prefix(2);
    while (!rest.empty() && (IsSpace(rest.front()) || rest.front() == '(')) rest.remove_prefix(1);
    if (!rest.empty() && rest.front() != '"' && rest.front() != '\'' && rest.front() != '<') {
      return true;
    }
  }
  return false;
}

// Whether the script names the element: '#name', ".name", getElementById('name').
bool Names(string_view script, string_view name) {
  if (name.size() < 2) return false;
  for (std::size_t at = FindText(script, name); at != string_view::npos;
       at = FindText(script, name, at + name.size())) {
    const char before = at == 0 ? ' ' : script[at - 1];
    const std::size_t behind = at + name.size();
    const char after = behind < script.size() ? script[behind] : ' ';
    const bool begins =
        before == '#' || before == '.' || before == '"' || before == '\'' || before == '`';
    const bool ends = !IsAlnum(after) && after != '_' && after != '-';
    if (begins && ends) return true;
    // Old scripts use the id as a variable: newslist.innerHTML.
    const bool apart = !IsAlnum(before) && before != '_' && before != '-';
    if (apart && after == '.' && name.size() >= 5 &&
        script.substr(behind + 1).starts_with("innerHTML")) {
      return true;
    }
  }
  return false;
}

// A script whose name says that it brings a list.
bool IsListScript(string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  const std::size_t slash = address.rfind('/');
  const string_view file = slash == string_view::npos ? address : address.substr(slash + 1);
  for (const string_view word : {"list", "news", "article", "getdata", "loaddata", "infos", "xxgk",
                                 "jpage", "column", "content", "listdata"}) {
    if (FindLower(file, word) != string_view::npos) return true;
  }
  return false;
}

bool AsksForList(string_view script) {
  return HasAny(script, {"list", "List", "pageNo", "pageSize", "pageIndex", "pageNum", "channelId",
                         "columnId", "columnid", "channelid", "catalogId", "articles", "news",
                         "dataproxy", "records", "rows", "infos"});
}

}  // namespace

// A pager's script or record store that says that there is nothing to show.
bool ListReader::Impl::SaysNoRecords() const {
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript && !node.Has(kNodeComment)) continue;
    const string_view text = node.names.substr(0, kMaxScript);
    if (HasAny(text, {"<totalrecord>0</", "<totalRecord>0</"})) return true;
    if (HasAny(text, {"<totalrecord><![CDATA[0]]>", "<totalRecord><![CDATA[0]]>"})) return true;
    for (const string_view name : {string_view("totalRecord"), string_view("totalrecord"),
                                   string_view("recordCount"), string_view("totalCount")}) {
      const std::size_t at = FindText(text, name);
      if (at == string_view::npos) continue;
      string_view rest = text.substr(at + name.size(), 12);
      while (!rest.empty() && (rest.front() == ' ' || rest.front() == ':' || rest.front() == '=' ||
                               rest.front() == '"' || rest.front() == '\'')) {
        rest.remove_prefix(1);
      }
      if (rest.size() > 1 && rest[0] == '0' && !IsAlnum(rest[1]) && rest[1] != '.') return true;
    }
  }
  return false;
}

void ListReader::Impl::ReadScriptList(model::ListFacts& out) {
  // An article with its date is no list that waits for a script.
  if (in_->is_home || IsArticle()) return;
  // Boxes beside an empty list are no reason to look away, even if one was taken for it.
  const bool listed = std::any_of(runs_.begin(), runs_.end(), [this](const Run& run) {
    return run.main && !run.hidden && (run.heading.empty() || IsOwnName(run.heading));
  });
  std::uint32_t boxes = 0;
  for (const Run& run : runs_) {
    if (run.side || run.hidden || run.embedded) continue;
    for (const Row& row : run.rows) boxes += CountChars(TextIn(row.text, false));
  }
  const std::uint32_t own = out.region_chars - std::min(out.region_chars, boxes);
  if (listed || own > kMaxOwnText || out.region_documents > 0 || !out.none_note.empty()) return;
  const PageOutline& outline = *in_->outline;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.Has(kNodeTemplate) && outside_[i] == 0 && !node.Has(kNodeEmbedded)) {
      out.script_list = "template attribute";
      return;
    }
  }
  for (const TextRange& range : region_text_) {
    const string_view text = in_->visible->View(range);
    if (HoldsTemplateMark(text)) {
      out.script_list = "template text";
      return;
    }
  }
  if (SaysNoRecords()) return;
  std::vector<string_view> scripts;
  bool fetches = false;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment) || node.names.empty()) continue;
    const string_view text = node.names.substr(0, kMaxScript);
    const bool template_type = FindLower(node.id.substr(0, 60), "template") != string_view::npos ||
                               EqualsNoCase(Trim(node.id.substr(0, 60)), "text/html") ||
                               FindLower(node.id.substr(0, 60), "tmpl") != string_view::npos;
    if (template_type && HasAny(text, {"<li", "<tr", "<a ", "<dl", "<div"})) {
      out.script_list = "template script";
      return;
    }
    if (scripts.size() < 64) scripts.push_back(text);
    fetches = fetches || Fetches(text);
  }
  // A script of the region that writes what it has been sent into its own place.
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment) || node.names.empty()) continue;
    if (outside_[i] != 0 || !InRegion(node) || node.text.begin < in_->crumb_end) continue;
    const string_view text = node.names.substr(0, kMaxScript);
    if (Fetches(text) && WritesInPlace(text) && !AsksForUtilities(text)) {
      out.script_list = "script asks for the list";
      return;
    }
  }
  // A script of the region that builds what stands there by itself. Where pages with lists have it,
  // too, it builds something else: that is told beside them.
  const bool open = out.placeholder.empty() || HasOneOfWords(words_.waiting_words, out.placeholder);
  for (std::uint32_t i = 1; open && i < outline.size(); ++i) {
    if (BuildsHere(i)) {
      out.script_list = model::kBuiltByScript;
      return;
    }
  }
  for (std::uint32_t i = 1; open && i < outline.size(); ++i) {
    if (AwaitsByItself(i, out.placeholder)) {
      out.script_list = model::kNamesItsSource;
      return;
    }
  }
  // Empty elements of the region.
  std::uint32_t empty = kNoNode;
  for (std::uint32_t i = 1; i < outline.size(); ++i) {
    const OutlineNode& node = outline[i];
    if (!IsEmptyPlace(i, out.placeholder)) continue;
    if (empty == kNoNode) empty = i;
    const auto named = [&](string_view script) {
      if (Names(script, node.id)) return true;
      // A table is named, and its rows are missing below the heads of its columns.
      if (node.tag == TagId::kTbody && Names(script, Node(node.parent).id)) return true;
      string_view rest = node.names.substr(0, 200);
      while (!rest.empty()) {
        rest = Trim(rest);
        std::size_t end = 0;
        while (end < rest.size() && !IsSpace(rest[end])) ++end;
        const string_view word = rest.substr(0, end);
        if (word.size() >= 4 && FindText(script, "." + std::string(word)) != string_view::npos &&
            Names(script, word)) {
          return true;
        }
        rest.remove_prefix(end);
      }
      return false;
    };
    for (const string_view script : scripts) {
      if (!named(script) || AsksForUtilities(script)) continue;
      const bool asks = AsksForList(script) && HasAny(script, {"\"/", "'/", "\"http", "'http"});
      if (Fetches(script) || (Writes(script) && (fetches || AsksForList(script))) || asks) {
        out.script_list = "script fills ";
        out.script_list +=
            node.id.empty() ? "an empty element" : "#" + std::string(node.id.substr(0, 60));
        if (!IsValidAscii(out.script_list)) out.script_list = "script fills an empty element";
        return;
      }
    }
    // A script of its own inside or right behind it.
    for (std::uint32_t k = i; k < outline.size() && k < node.end + 4; ++k) {
      const OutlineNode& script = outline[k];
      if (script.tag != TagId::kScript || script.Has(kNodeComment)) continue;
      const string_view text = script.names.substr(0, kMaxScript);
      if (!text.empty() && Fetches(text) && AsksForList(text) && !AsksForUtilities(text)) {
        out.script_list = "script asks for the list";
        return;
      }
      if (script.links < script.links_end && IsListScript((*in_->links)[script.links].address) &&
          !IsUtility((*in_->links)[script.links].address)) {
        out.script_list = "list script";
        return;
      }
    }
  }
  if (empty == kNoNode) return;
  // Nothing names the element: a script that asks for a list, on a page that has none.
  for (const string_view script : scripts) {
    if (Fetches(script) && Writes(script) && AsksForList(script) && !AsksForUtilities(script)) {
      out.script_list = "script asks for the list";
      return;
    }
  }
}

namespace {

constexpr std::size_t kMaxScriptPieces = 8;
constexpr std::size_t kMaxScriptMarks = 64;

// Of a script by its text or address without digits: ids of columns, days and visits.
std::uint32_t MarkOfScript(string_view script) {
  std::string plain;
  for (const char c : script.substr(0, 4096)) {
    if (!IsDigit(c) && !IsSpace(c)) plain.push_back(c);
  }
  return static_cast<std::uint32_t>(XXH3_64bits(plain.data(), plain.size()));
}

}  // namespace

// Scripts that may bring what the region lacks, though nothing says which place they fill: whether
// pages with lists have them, too, is told beside these.
void ListReader::Impl::AddScriptPieces(model::ListFacts& out) const {
  if (SaysNoRecords()) return;
  const PageOutline& outline = *in_->outline;
  // common.js?column=12 behind common.js is told about the visit.
  const auto again = [this](std::uint32_t link, string_view address) {
    return std::any_of(in_->links->begin(), in_->links->begin() + link, [&](const RawLink& raw) {
      return (raw.link.use & model::kUseScript) != 0 && raw.address.starts_with(address) &&
             raw.address.substr(0, raw.address.find('?')) == address;
    });
  };
  std::size_t added = 0;
  for (std::uint32_t i = 1; i < outline.size() && added < kMaxScriptPieces; ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment)) continue;
    string_view script = node.names.substr(0, kMaxScript);
    if (!script.empty()) {
      const bool fetches = Fetches(script) && !AsksForUtilities(script);
      if (!fetches && !BuildsHere(i)) continue;
    } else {
      if (node.links >= node.links_end || node.text.begin < in_->crumb_end) continue;
      script = (*in_->links)[node.links].address;
      script = script.substr(0, script.find('?'));
      if (IsCounter(script) || IsUtility(script) || again(node.links, script)) continue;
    }
    out.pieces.emplace_back().mark = MarkOfScript(script);
    ++added;
  }
}

void ListReader::Impl::AddScriptMarks(model::ListFacts& out) const {
  const PageOutline& outline = *in_->outline;
  std::size_t added = 0;
  for (std::uint32_t i = 1; i < outline.size() && added < kMaxScriptMarks; ++i) {
    const OutlineNode& node = outline[i];
    if (node.tag != TagId::kScript || node.Has(kNodeComment)) continue;
    string_view script = node.names.substr(0, kMaxScript);
    if (script.empty()) {
      if (node.links >= node.links_end) continue;
      script = (*in_->links)[node.links].address;
      script = script.substr(0, script.find('?'));
    } else if (!Fetches(script) && !BuildsHere(i)) {
      continue;
    }
    out.frame_marks.push_back(MarkOfScript(script));
    ++added;
  }
}

bool ListReader::Impl::IsValidAscii(string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace xuncha::facts
