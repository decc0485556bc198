// SPDX-License-Identifier: Apache-2.0
#include "app/save_site.h"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <string_view>

#include "base/text_width.h"
#include "model/site.h"

namespace xuncha::app {
namespace {

constexpr std::size_t kIdCodeLength = 10;

// A TOML basic string. Whatever a page said is made printable first.
std::string Quoted(std::string_view text) {
  std::string out("\"");
  for (const char c : Printable(text)) {
    if (c == '"' || c == '\\') out.push_back('\\');
    out.push_back(c);
  }
  return out + "\"";
}

std::string QuotedList(const std::vector<std::string>& texts) {
  std::string out("[");
  for (const std::string& text : texts) {
    if (out.size() > 1) out.append(", ");
    out.append(Quoted(text));
  }
  return out + "]";
}

// Every line of the text as a comment.
std::string Comment(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string line = Printable(text.substr(0, end));
    out.append(line.empty() ? "#" : "# ").append(line).append("\n");
    text = end == std::string_view::npos ? std::string_view{} : text.substr(end + 1);
  }
  return out;
}

// What the home page says of itself in its tags.
struct HomeWords {
  std::string name;
  std::string id_code;
};

Result<HomeWords> ReadHome(const model::SnapshotView& snapshot) {
  HomeWords words;
  model::UrlId id = snapshot.url_count() > 0 ? 0 : model::kNoUrl;
  constexpr int kHops = 10;
  for (int hop = 0; hop < kHops && id < snapshot.url_count(); ++hop) {
    const model::UrlId next = snapshot.url(id).redirect_to;
    if (next == model::kNoUrl || next == id) break;
    id = next;
  }
  if (id >= snapshot.url_count()) return words;
  const Result<model::PageFacts> page = snapshot.page(id);
  if (!page) {
    if (page.error().code == ErrorCode::kNotFound) return words;
    return page.error();
  }
  for (const model::MetaTag& meta : page->metas) {
    std::string name = meta.name;
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) {
      return c < 0x80 ? static_cast<char>(std::tolower(c)) : c;
    });
    if (name == "sitename" && words.name.empty()) words.name = meta.content;
    if (name == "siteidcode" && words.id_code.empty()) words.id_code = meta.content;
  }
  if (words.id_code.empty()) words.id_code = page->marks.id_code;
  if (words.name.empty()) words.name = page->title;
  return words;
}

class Writer {
 public:
  Writer(const model::Report& report, const SiteFileWords& words)
      : report_(report), site_(report.snapshot.site), words_(words) {}

  std::string Write(const HomeWords& home) {
    out_.append(Comment(words_.head)).append("\n");
    Key("home", Quoted(report_.snapshot.home.empty() ? site_.home : report_.snapshot.home));
    const std::string& name = site_.name.empty() ? home.name : site_.name;
    if (!name.empty()) Key("name", Quoted(name));
    const std::string& code = site_.id_code.empty() ? home.id_code : site_.id_code;
    if (code.size() == kIdCodeLength) Key("id_code", Quoted(code));
    if (site_.kind != model::SiteKind::kUnknown) Key("kind", Quoted(model::Name(site_.kind)));
    Key("hosts", QuotedList(site_.hosts));
    if (!site_.outward_services) Key("services", "false");
    for (const model::ServiceHours& hours : site_.service_hours) Hours(hours);
    for (const model::Column& column : report_.columns) Column(column);
    return std::move(out_);
  }

 private:
  void Key(std::string_view name, std::string_view value) {
    out_.append(name).append(" = ").append(value).append("\n");
  }

  static std::string Clock(int minute) {
    const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
    return two(minute / 60) + ":" + two(minute % 60);
  }

  void Hours(const model::ServiceHours& hours) {
    out_.append("\n[[service_hours]]\n");
    if (!hours.host.empty()) Key("host", Quoted(hours.host));
    Key("from", Quoted(Clock(hours.from_minute)));
    Key("to", Quoted(Clock(hours.to_minute)));
    if (hours.working_days_only) Key("working_days_only", "true");
  }

  const model::RegisteredColumn* Registered(const model::Column& column) const {
    const auto found =
        std::find_if(site_.columns.begin(), site_.columns.end(),
                     [&](const model::RegisteredColumn& r) { return r.url == column.url; });
    return found == site_.columns.end() ? nullptr : &*found;
  }

  // A column that stands still by nature must not begin to age because its kind is registered.
  void State(const model::Column& column, const model::RegisteredColumn* own) {
    if (own != nullptr && !own->state.empty()) {
      Key("state", Quoted(own->state));
    } else if (column.state == model::ColumnState::kStatic ||
               column.state == model::ColumnState::kArchived) {
      out_.append("state = ").append(Quoted(model::Name(column.state))).append("  ");
      out_.append(Comment(words_.kind_guessed));
    }
  }

  void Column(const model::Column& column) {
    const model::RegisteredColumn* own = Registered(column);
    out_.append("\n[[columns]]\n");
    if (words_.describe) out_.append(Comment(words_.describe(column)));
    Key("url", Quoted(column.url));
    if (!column.path.empty()) Key("path", QuotedList(column.path));
    const std::string kind = Quoted(model::Name(column.kind));
    if (column.kind_from == model::KindFrom::kNone) {
      out_.append("# kind = ").append(kind).append("  ").append(Comment(words_.kind_unknown));
    } else if (column.kind_from == model::KindFrom::kLexicon) {
      out_.append("kind = ").append(kind).append("  ").append(Comment(words_.kind_guessed));
    } else {
      Key("kind", kind);
    }
    if (own != nullptr && !own->cycle.empty()) {
      Key("cycle", Quoted(own->cycle));
    } else if (!column.limit.empty()) {
      out_.append("# cycle = ").append(Quoted(column.limit)).append("\n");
    }
    State(column, own);
    if (own != nullptr && own->not_involved) {
      Key("not_involved", "true");
    } else if (column.state == model::ColumnState::kDeclaredNone) {
      out_.append("# not_involved = true  ").append(Comment(words_.none_declared));
    }
  }

  const model::Report& report_;
  const model::Site& site_;
  const SiteFileWords& words_;
  std::string out_;
};

}  // namespace

Result<std::string> SiteFileText(const model::SnapshotView& snapshot, const model::Report& report,
                                 const SiteFileWords& words) {
  XC_ASSIGN_OR_RETURN(const HomeWords home, ReadHome(snapshot));
  return Writer(report, words).Write(home);
}

}  // namespace xuncha::app
