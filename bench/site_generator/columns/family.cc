// SPDX-License-Identifier: Apache-2.0
#include "site_generator/columns/family.h"

#include <algorithm>

#include "site_generator/columns/names.h"
#include "site_generator/columns/traits.h"

namespace xuncha::sitegen::columns {

std::vector<const Column*> Family::Chain(const Column& column) const {
  std::vector<const Column*> chain;
  for (const Column* at = &column; at != nullptr; at = ParentOf(*at)) {
    chain.insert(chain.begin(), at);
  }
  return chain;
}

std::vector<const Column*> Family::Tops() const {
  std::vector<const Column*> tops;
  for (const Column& column : site_.columns) {
    if (column.level == 1) {
      tops.push_back(&column);
    }
  }
  return tops;
}

std::vector<const Column*> Family::Siblings(const Column& column) const {
  const Column* shown = column.children.empty() ? ParentOf(column) : &column;
  if (shown == nullptr) {
    return Tops();
  }
  std::vector<const Column*> out;
  out.reserve(shown->children.size());
  for (const std::uint32_t child : shown->children) {
    out.push_back(&site_.columns[child]);
  }
  return out;
}

const std::string& Family::Href(const Article& article) const {
  static const std::string none;
  if (!article.linked) {
    return none;
  }
  return article.external.empty() ? article.path : article.external;
}

std::string Family::Today(std::string_view shape) const {
  return Write(site_.options.as_of, shape) + " " + WeekdayZh(site_.options.as_of);
}

std::vector<std::uint32_t> Family::CommentEntries(const Column& column) const {
  // A list that stands still hides a fresh one, a fresh list an old one.
  const std::vector<std::uint32_t>& from = column.stale_side ? site_.old : site_.fresh;
  return {from.begin(),
          from.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, from.size()))};
}

std::string Escape(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string Fill(std::string_view shape,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
  std::string out;
  for (std::size_t at = 0; at < shape.size();) {
    const std::size_t open = shape.find('@', at);
    const std::size_t close = open == std::string_view::npos ? open : shape.find('@', open + 1);
    if (close == std::string_view::npos) {
      out += shape.substr(at);
      break;
    }
    const std::string_view name = shape.substr(open + 1, close - open - 1);
    const auto* found = std::find_if(values.begin(), values.end(),
                                     [&](const auto& value) { return value.first == name; });
    if (found == values.end()) {
      out += shape.substr(at, open + 1 - at);
      at = open + 1;
      continue;
    }
    out += shape.substr(at, open - at);
    out += found->second;
    at = close + 1;
  }
  return out;
}

std::string Short(std::string_view text, std::size_t most) {
  std::size_t bytes = 0;
  std::size_t characters = 0;
  while (bytes < text.size() && characters < most) {
    ++bytes;
    while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) {
      ++bytes;
    }
    ++characters;
  }
  return std::string(text.substr(0, bytes)) + (bytes < text.size() ? "..." : "");
}

std::string Paragraphs(const Article& article, Kind kind, Random random, std::string_view open,
                       std::string_view close) {
  std::string out;
  const auto paragraph = [&](const std::string& text) {
    out.append(open).append("　　").append(text).append(close).append("\n");
  };
  const std::uint32_t count = random.Between(2, 6);
  for (std::uint32_t i = 0; i < count; ++i) {
    paragraph(BodyText(random, random.Between(70, 240)));
  }
  if (article.undated()) {
    return out;  // nothing on its page may tell a day
  }
  if ((kind == Kind::kNotice || kind == Kind::kInteraction) && random.Chance(0.5)) {
    const Day meeting = Plus(article.published, long{random.Between(2, 90)});
    paragraph("会议时间：" + Write(meeting, "Y年m月d日") + "上午9时，地点：县政府二楼会议室。");
  }
  const bool document = kind == Kind::kPolicy || kind == Kind::kNotice;
  if (document || random.Chance(0.15)) {
    const std::string unit(Department(random));
    const std::string day =
        random.Chance(0.3) ? NumeralsZh(article.issued) : Write(article.issued, "Y年m月d日");
    out.append(open).append(unit).append("<br>").append(day).append(close).append("\n");
  }
  return out;
}

std::unique_ptr<Family> MakeFamily(const Site& site) {
  using Make = std::unique_ptr<Family> (*)(const Site&);
  // In the order of AllTraits().
  static constexpr Make kMakes[] = {
      MakeTrs,    MakeJpage,     MakeTables,    MakeDisclosure, MakeCards,    MakeAsp,
      MakeFlex,   MakePortal,    MakeNumbered,  MakeVsb,        MakeWebforms, MakeBlocks,
      MakeBlog,   MakeNuxt,      MakeFrames,    MakeMobile,     MakeSubsites, MakeCatalog,
      MakeGrid,   MakeDede,      MakeElement,   MakeNodes,      MakeTown,     MakeWebplus,
      MakePhpcms, MakePowereasy, MakeCluster,   MakeAntd,       MakeTimeline, MakeFounder,
      MakeJsp,    MakeChannel,   MakeRecords,   MakeArticles,   MakeLibrary,  MakeYears,
      MakeDomino, MakeEmpire,    MakeBootstrap, MakeTabs,       MakeKesion,   MakeEpoint,
      MakePublic, MakeJeecms,    MakePlatform,  MakeFramework,  MakeHandheld, MakeMonths,
      MakeRules,  MakeInset,     MakeChannels};
  return kMakes[TraitsOf(site.options.family) - AllTraits().data()](site);
}

}  // namespace xuncha::sitegen::columns
