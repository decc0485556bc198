// SPDX-License-Identifier: Apache-2.0
#include "workflow/platform_interface.h"

#include <algorithm>
#include <array>
#include <functional>

#include "base/json.h"
#include "base/toml.h"

namespace xuncha::workflow {
namespace {

constexpr std::array kFaultNames{"other",     "credentials", "not_allowed", "quota",
                                 "quota_all", "permission",  "busy"};

bool Has(const std::vector<std::string>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Calls `name` with the inside of each {…} and `plain` with the text between them.
void ForEachPart(std::string_view text, const std::function<void(std::string_view)>& plain,
                 const std::function<void(std::string_view)>& name) {
  const auto is_name = [](std::string_view inside) {
    return !inside.empty() && std::all_of(inside.begin(), inside.end(), [](char c) {
      return (c >= 'a' && c <= 'z') || c == '_';
    });
  };
  while (!text.empty()) {
    const std::size_t open = text.find('{');
    plain(text.substr(0, open));
    if (open == std::string_view::npos) return;
    text.remove_prefix(open);
    const std::size_t close = text.find('}');
    // A brace of the JSON around is no name.
    if (close != std::string_view::npos && is_name(text.substr(1, close - 1))) {
      name(text.substr(1, close - 1));
      text.remove_prefix(close + 1);
    } else {
      plain(text.substr(0, 1));
      text.remove_prefix(1);
    }
  }
}

std::string PercentEncoded(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '_' || c == '.' || c == '~';
    const auto byte = static_cast<unsigned char>(c);
    if (plain) {
      out.push_back(c);
    } else {
      out.append({'%', kHex[byte >> 4U], kHex[byte & 15U]});
    }
  }
  return out;
}

std::string Filled(std::string_view text, const CallValues& values,
                   const std::function<std::string(const std::string&)>& written) {
  std::string out;
  ForEachPart(
      text, [&](std::string_view part) { out.append(part); },
      [&](std::string_view name) {
        const auto value = values.find(name);
        out.append(value == values.end() ? "{" + std::string(name) + "}" : written(value->second));
      });
  return out;
}

class InterfaceReader {
 public:
  InterfaceReader(const TomlValue& table, std::string file)
      : reader_(table, file, "interface"), file_(std::move(file)) {}

  Result<PlatformInterface> Read() {
    reader_.Get("id", out_.id);
    if (out_.id.empty()) reader_.Fail("id", "is missing; give it a name such as wechat");
    Platforms();
    reader_.Get("base", out_.base);
    if (!out_.base.starts_with("https://") || out_.base.ends_with('/')) {
      reader_.Fail("base", "must begin with https:// and end without a slash");
    }
    reader_.Get("needs", out_.needs);
    reader_.Get("secret", out_.secret);
    for (const std::string& one : out_.secret) {
      if (!Has(out_.needs, one)) reader_.Fail("secret", "'" + one + "' is not among the needs");
    }
    reader_.GetInteger("pause_ms", out_.pause_ms, 0, 60'000);
    reader_.GetIntegers("retry_ms", out_.retry_ms);
    if (out_.retry_ms.size() > 3) reader_.Fail("retry_ms", "asks more than three times again");
    for (const std::int64_t pause : out_.retry_ms) {
      if (pause < 0 || pause > 60'000) reader_.Fail("retry_ms", "is from 0 to 60000");
    }
    reader_.Get("error_code", out_.error_code);
    reader_.Get("error_text", out_.error_text);
    Errors();
    Token();
    Posts();
    Menu();
    XC_TRY(status_);
    XC_TRY(reader_.Finish());
    return std::move(out_);
  }

 private:
  void Platforms() {
    std::vector<std::string> names;
    reader_.Get("platforms", names);
    if (names.empty()) reader_.Fail("platforms", "is missing or empty; write weibo, douyin …");
    for (const std::string& name : names) {
      if (model::PlatformFromName(name, out_.platforms.emplace_back())) continue;
      reader_.Fail("platforms", "'" + name + "' is no platform; write weibo, douyin …");
    }
  }

  void Errors() {
    const TomlValue* table = reader_.Table("errors");
    if (table == nullptr) return;
    TomlReader errors(*table, file_, "interface.errors");
    for (int i = 1; i < kPlatformFaults; ++i) {
      std::vector<std::int64_t> codes;
      errors.GetIntegers(kFaultNames.at(static_cast<std::size_t>(i)), codes);
      for (const std::int64_t code : codes) {
        if (out_.errors.emplace(code, static_cast<PlatformFault>(i)).second) continue;
        errors.Fail(*table, "code " + std::to_string(code) + " stands there twice");
      }
    }
    Keep(errors);
  }

  // What every call has. `more` are the names that it may fill in beside the needs.
  void Call(TomlReader& call, InterfaceCall& out, const std::vector<std::string>& more) {
    std::string method, sure;
    call.Get("sure", sure);
    if (sure != "documented" && sure != "reported") {
      call.Fail("sure", "must be documented or reported: how far the facts are known");
    }
    call.Get("method", method);
    call.Get("path", out.path);
    call.Get("body", out.body);
    if (!out.path.starts_with('/')) call.Fail("path", "must begin with a slash");
    if (method != (out.body.empty() ? "GET" : "POST")) {
      call.Fail("method", "must be GET, or POST where there is a body");
    }
    for (const std::string* text : {&out.path, &out.body}) {
      ForEachPart(
          *text, [](std::string_view) {},
          [&](std::string_view name) {
            if (Has(more, name) || Has(out_.needs, name)) return;
            call.Fail("path", "names {" + std::string(name) + "}, which nobody gives");
          });
    }
  }

  void Token() {
    if (const TomlValue* table = reader_.Table("token")) {
      TomlReader token(*table, file_, "interface.token");
      Call(token, out_.token, {});
      token.Get("at", out_.token_at);
      if (out_.token_at.empty()) token.Fail("at", "is missing: where the answer holds the token");
      Keep(token);
    } else if (!Has(out_.needs, "access_token")) {
      reader_.Fail("needs", "must hold access_token where there is no token call");
    }
  }

  void Posts() {
    const TomlValue* table = reader_.Table("posts");
    if (table == nullptr) {
      reader_.Fail("posts", "is missing: how the newest posts are asked for");
      return;
    }
    PostsCall& out = out_.posts;
    TomlReader posts(*table, file_, "interface.posts");
    Call(posts, out, {"token", "count", "offset", "page"});
    std::int64_t count = out.count, pages = out.pages;
    posts.GetInteger("count", count, 1, 100);
    posts.GetInteger("pages", pages, 1, 50);
    out.count = static_cast<int>(count);
    out.pages = static_cast<int>(pages);
    posts.Get("list", out.list);
    posts.Get("total", out.total);
    posts.Get("parts", out.parts);
    posts.Get("times", out.times);
    if (out.list.empty()) posts.Fail("list", "is missing: where the answer holds the posts");
    if (out.times.empty()) posts.Fail("times", "is missing: where a post holds its time");
    std::string form;
    posts.Get("form", form);
    if (form != "seconds" && form != "date") posts.Fail("form", "must be seconds or date");
    out.form = form == "date" ? PostTime::kDate : PostTime::kSeconds;
    posts.Get("title", out.title);
    posts.Get("url", out.url);
    posts.Get("deleted", out.deleted);
    Keep(posts);
  }

  void Menu() {
    const TomlValue* types = reader_.Table("types");
    const TomlValue* table = reader_.Table("menu");
    if (table == nullptr) return;
    MenuCall& out = out_.menu;
    TomlReader menu(*table, file_, "interface.menu");
    Call(menu, out, {"token"});
    menu.Get("open", out.open);
    menu.Get("list", out.list);
    menu.Get("children", out.children);
    menu.Get("name", out.name);
    menu.Get("type", out.type);
    menu.Get("urls", out.urls);
    menu.Get("articles", out.articles);
    menu.Get("article_url", out.article_url);
    if (out.list.empty()) menu.Fail("list", "is missing: where the answer holds the entries");
    if (out.name.empty()) menu.Fail("name", "is missing: where an entry holds its name");
    Keep(menu);
    if (types == nullptr) return;
    TomlReader words(*types, file_, "interface.types");
    for (const std::string& word : types->keys) {
      std::string ours;
      words.Get(word, ours);
      model::MenuType type = model::MenuType::kWeb;
      if (!model::MenuTypeFromName(ours, type)) {
        words.Fail(word, "'" + ours + "' is no type; write web, article, mini_program …");
      }
      out.types[word] = type;
    }
    Keep(words);
  }

  // The first error of any of the tables.
  void Keep(TomlReader& table) {
    const Status status = table.Finish();
    if (status_ && !status) status_ = status;
  }

  TomlReader reader_;
  std::string file_;
  PlatformInterface out_;
  Status status_ = Ok();
};

}  // namespace

const char* Name(PlatformFault fault) { return kFaultNames.at(static_cast<std::size_t>(fault)); }

bool PlatformInterface::Serves(model::Platform platform) const {
  return std::find(platforms.begin(), platforms.end(), platform) != platforms.end();
}

bool PlatformInterface::IsSecret(std::string_view need) const { return Has(secret, need); }

Result<std::vector<PlatformInterface>> ParsePlatformInterfaces(std::string_view toml,
                                                               std::string_view file) {
  const std::string name(file);
  XC_ASSIGN_OR_RETURN(const TomlValue root, ParseToml(toml, name));
  TomlReader reader(root, name);
  std::vector<PlatformInterface> all;
  for (const TomlValue* table : reader.Tables("interface")) {
    XC_ASSIGN_OR_RETURN(PlatformInterface one, InterfaceReader(*table, name).Read());
    for (const PlatformInterface& other : all) {
      const bool same =
          other.id == one.id ||
          std::any_of(one.platforms.begin(), one.platforms.end(),
                      [&](model::Platform platform) { return other.Serves(platform); });
      if (same) reader.Fail(*table, "has the id or a platform of " + other.id);
    }
    all.push_back(std::move(one));
  }
  if (all.empty()) reader.Fail("interface", "is missing; give at least one");
  XC_TRY(reader.Finish());
  return all;
}

std::string FillPath(std::string_view path, const CallValues& values) {
  return Filled(path, values, [](const std::string& value) { return PercentEncoded(value); });
}

std::string FillBody(std::string_view body, const CallValues& values) {
  return Filled(body, values, [](const std::string& value) {
    std::string quoted;
    AppendJsonString(quoted, value);
    return quoted.substr(1, quoted.size() - 2);
  });
}

}  // namespace xuncha::workflow
