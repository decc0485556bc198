// SPDX-License-Identifier: Apache-2.0
//
// What is true of the site, judged from its plan: the state of a column under default limits.
#include <algorithm>

#include "site_generator/columns/site.h"

namespace xuncha::sitegen::columns {
namespace {

std::string Quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"";
}

std::string QuotedList(const std::vector<std::string>& texts) {
  std::string out = "[";
  for (const std::string& text : texts) {
    out += (out.size() > 1 ? "," : "") + Quoted(text);
  }
  return out + "]";
}

const char* Word(bool value) { return value ? "true" : "false"; }

void Newest(Verdict& verdict, Day day) {
  if (!verdict.has_latest || Before(verdict.latest, day)) {
    verdict.latest = day;
    verdict.has_latest = true;
  }
}

State ByAge(const Verdict& verdict, Kind kind, Day as_of) {
  if (!verdict.has_latest) {
    return State::kUnknown;
  }
  return Before(verdict.latest, LimitDay(kind, as_of)) ? State::kStale : State::kFresh;
}

std::vector<std::string> PathOf(const Site& site, const Column& column) {
  std::vector<std::string> path = {column.name};
  for (std::int32_t up = column.parent; up >= 0;) {
    const Column& parent = site.columns[static_cast<std::size_t>(up)];
    path.push_back(parent.name);
    up = parent.parent;
  }
  path.emplace_back("首页");
  std::reverse(path.begin(), path.end());
  return path;
}

// Answers that people give as well.
std::vector<std::string> KindAlso(const Column& column) {
  if (column.name == "回应关切" || column.name == "热点回应") {
    return {"interpretation"};
  }
  if (column.name == "民声回应") {
    return {"interpretation", "other"};
  }
  if (column.name == "公开指南") {
    return {"overview", "service"};
  }
  if (column.name == "建议提案答复" || column.name == "建议提案" || column.name == "常见问题" ||
      column.name == "常见问答") {
    return {"interaction"};
  }
  if (column.name == "养老服务" || column.name == "就业服务") {
    return {"service"};
  }
  if (column.slug == "tzhj" || column.slug == "mytc") {
    return {"overview"};  // 投资环境, 名优特产: among the county's overviews
  }
  return {};
}

// Whether something below could be newer than what is known.
bool Unsure(const Site& site, const Column& column) {
  return std::any_of(column.children.begin(), column.children.end(), [&](std::uint32_t child) {
    const State state = Judge(site, child).state;
    return state == State::kNotObserved || state == State::kUnknown ||
           Unsure(site, site.columns[child]);
  });
}

std::vector<std::string> StateAlso(const Site& site, const Column& column) {
  std::vector<std::string> also;
  if (column.parent_only() && column.kind == Kind::kOverview) {
    also.emplace_back("static");  // need not move, whatever its children do
  }
  if (column.parent_only() && Judge(site, column.id).state == State::kStale &&
      Unsure(site, column)) {
    also.insert(also.end(), {"unknown", "not_observed"});
  }
  return also;
}

}  // namespace

const char* Name(Kind kind) {
  static constexpr const char* kNames[] = {
      "news",     "notice",        "policy",      "interpretation", "publicity",
      "overview", "annual_report", "interaction", "service",        "other"};
  return kNames[static_cast<std::size_t>(kind)];
}

const char* Name(State state) {
  static constexpr const char* kNames[] = {"fresh",  "stale",    "blank",   "declared_none",
                                           "static", "archived", "unknown", "not_observed"};
  return kNames[static_cast<std::size_t>(state)];
}

const char* Name(Dating dating) {
  static constexpr const char* kNames[] = {"visible", "meta", "jsonld", "none"};
  return kNames[static_cast<std::size_t>(dating)];
}

Day LimitDay(Kind kind, Day as_of) {
  switch (kind) {
    case Kind::kNews:
      return Plus(as_of, -14);
    case Kind::kNotice:
    case Kind::kPolicy:
      return PlusMonths(as_of, -6);
    default:
      return PlusMonths(as_of, -12);
  }
}

Verdict Judge(const Site& site, std::uint32_t id) {
  const Column& column = site.columns[id];
  Verdict verdict;
  switch (column.shape) {
    case Shape::kText:
    case Shape::kForm:
    case Shape::kRedirect:
      verdict.state = State::kStatic;
      return verdict;
    case Shape::kEmpty:
    case Shape::kPlaceholder:
    case Shape::kHeaderOnly:
      verdict.state = State::kBlank;
      return verdict;
    case Shape::kNote:
      verdict.state = State::kDeclaredNone;
      return verdict;
    case Shape::kAjax:
    case Shape::kVue:
      verdict.state = State::kNotObserved;
      return verdict;
    default:
      break;
  }
  for (const std::uint32_t entry : column.entries) {
    const Article& article = site.articles[entry];
    verdict.undated += article.undated() ? 1 : 0;
    verdict.future += article.future ? 1 : 0;
    if (!article.undated() && !article.future) {
      Newest(verdict, article.published);
    }
  }
  if (column.parent_only()) {
    for (const std::uint32_t child : column.children) {
      const Verdict below = Judge(site, child);
      if (below.has_latest) {
        Newest(verdict, below.latest);
      }
    }
  }
  verdict.state =
      column.archived ? State::kArchived : ByAge(verdict, column.kind, site.options.as_of);
  return verdict;
}

std::vector<std::uint32_t> Gathered(const Site& site, std::uint32_t id) {
  const Column& column = site.columns[id];
  std::vector<std::uint32_t> out;
  for (const std::uint32_t child : column.children) {
    const std::vector<std::uint32_t> below = Gathered(site, child);
    out.insert(out.end(), below.begin(), below.end());
  }
  if (column.children.empty() && column.shape == Shape::kList && !column.archived) {
    for (const std::uint32_t entry : column.entries) {
      const Article& article = site.articles[entry];
      if (article.linked && !article.undated() && !article.future && !article.pinned) {
        out.push_back(entry);
      }
    }
  }
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) {
    return Before(site.articles[b].published, site.articles[a].published);
  });
  return out;
}

std::vector<std::uint32_t> EntriesOf(const Site& site, const Column& column, std::uint32_t page) {
  std::vector<std::uint32_t> out;
  if (column.shape == Shape::kParentMerged && page == 0) {
    out = Gathered(site, column.id);
    out.resize(std::min<std::size_t>(out.size(), site.page_size));
    return out;
  }
  if (column.shape != Shape::kList) {
    return out;
  }
  const std::size_t first = std::size_t{page} * site.page_size;
  for (std::size_t i = first; i < std::min(first + site.page_size, column.entries.size()); ++i) {
    out.push_back(column.entries[i]);
  }
  return out;
}

std::uint32_t PagesOf(const Site& site, const Column& column) {
  if (column.shape != Shape::kList || column.entries.empty()) {
    return 1;
  }
  return static_cast<std::uint32_t>((column.entries.size() + site.page_size - 1) / site.page_size);
}

std::string ColumnTruth(const Site& site) {
  std::string out;
  const std::string& base = site.options.base_url;
  for (const Column& column : site.columns) {
    const Verdict truth = Judge(site, column.id);
    std::vector<std::string> aliases;
    aliases.reserve(column.aliases.size());
    for (const std::string& alias : column.aliases) {
      aliases.push_back(base + alias);
    }
    std::uint32_t undated = 0;  // on its first page
    for (const std::uint32_t entry : EntriesOf(site, column, 0)) {
      undated += site.articles[entry].undated() ? 1 : 0;
    }
    const std::string parent =
        column.parent < 0
            ? "null"
            : Quoted(base + site.columns[static_cast<std::size_t>(column.parent)].path);
    out += "{\"url\":" + Quoted(base + column.path) + ",\"aliases\":" + QuotedList(aliases) +
           ",\"path\":" + QuotedList(PathOf(site, column)) +
           ",\"kind\":" + Quoted(Name(column.kind)) + ",\"level\":" + std::to_string(column.level);
    out.append(",\"parent\":").append(parent);
    out += ",\"state\":" + Quoted(Name(truth.state)) +
           ",\"kind_also\":" + QuotedList(KindAlso(column)) +
           ",\"state_also\":" + QuotedList(StateAlso(site, column)) +
           ",\"latest\":" + (truth.has_latest ? Quoted(IsoDay(truth.latest)) : "null") +
           ",\"items\":" +
           (column.parent_only() ? "null" : std::to_string(EntriesOf(site, column, 0).size())) +
           ",\"entries\":" + std::to_string(column.entries.size()) +
           ",\"undated\":" + std::to_string(column.parent_only() ? 0 : undated) +
           ",\"future\":" + std::to_string(column.parent_only() ? 0 : truth.future) +
           ",\"parent_only\":" + Word(column.parent_only()) +
           ",\"has_kind_tag\":" + Word(column.type_tag) + ",\"traps\":" + QuotedList(column.traps) +
           "}\n";
  }
  return out;
}

std::string ArticleTruth(const Site& site) {
  std::string out;
  const std::string& base = site.options.base_url;
  std::vector<std::size_t> positions(site.articles.size(), 0);  // in their lists
  for (const Column& column : site.columns) {
    for (std::size_t i = 0; i < column.entries.size(); ++i) {
      positions[column.entries[i]] = i;
    }
  }
  for (const Article& article : site.articles) {
    const std::string url = !article.external.empty() ? Quoted(article.external)
                            : article.linked          ? Quoted(base + article.path)
                                                      : "null";
    out += "{\"url\":" + url + ",\"file\":" + Quoted(article.file) +
           ",\"column\":" + Quoted(base + site.columns[article.column].path) +
           ",\"title\":" + Quoted(article.title) +
           ",\"published\":" + (article.undated() ? "null" : Quoted(IsoDay(article.published))) +
           ",\"issued\":" + Quoted(IsoDay(article.issued)) +
           ",\"row_dated\":" + Word(article.row_dated) +
           ",\"dating\":" + Quoted(Name(article.dating)) +
           ",\"position\":" + std::to_string(positions[article.id]) +
           ",\"pinned\":" + Word(article.pinned) + ",\"future\":" + Word(article.future) + "}\n";
  }
  return out;
}

std::string HomeTruth(const Site& site) {
  Verdict home;
  for (const Box& box : site.home) {
    for (const std::uint32_t id : box.articles) {
      const Article& article = site.articles[id];
      if (!article.future && !article.undated()) {
        Newest(home, article.published);
      }
    }
  }
  const bool updated =
      home.has_latest && !Before(home.latest, LimitDay(Kind::kNews, site.options.as_of));
  return "{\"latest\":" + (home.has_latest ? Quoted(IsoDay(home.latest)) : "null") +
         ",\"updated\":" + Word(updated) + "}";
}

}  // namespace xuncha::sitegen::columns
