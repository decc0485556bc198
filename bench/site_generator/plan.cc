// SPDX-License-Identifier: Apache-2.0
#include "site_generator/plan.h"

#include <algorithm>
#include <array>

namespace xuncha::sitegen {
namespace {

constexpr std::array<const char*, 3> kFamilies = {"modern", "table", "disclosure"};

Day DayOf(Random& random, std::uint32_t index, std::uint32_t count) {
  // Newer articles have higher numbers; 2016 to 2022, denser towards the end.
  const double share = count < 2 ? 1.0 : static_cast<double>(index) / (count - 1);
  const auto months = static_cast<std::uint32_t>(share * (2.0 - share) * 79.0);  // 0 … 79
  Day day;
  day.year = static_cast<std::uint16_t>(2016 + months / 12);
  day.month = static_cast<std::uint8_t>(1 + months % 12);
  day.day = static_cast<std::uint8_t>(random.Between(1, months == 79 ? 20 : 28));
  return day;
}

void AddColumns(Plan& plan) {
  for (const NamedSlug& top : TopColumns()) {
    Column column;
    column.name = top.name;
    column.folder = std::string("/") + top.slug + "/";
    plan.columns.push_back(column);
    const auto parent = static_cast<std::int32_t>(plan.columns.size() - 1);
    for (const NamedSlug& sub : SubColumns()) {
      Column child;
      child.name = sub.name;
      child.folder = column.folder + sub.slug + "/";
      child.parent = parent;
      plan.columns.push_back(child);
    }
  }
  const bool all_gbk = plan.options.family == Family::kTable;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    Column& column = plan.columns[i];
    column.url_style = static_cast<std::uint8_t>(i % 4);
    column.gbk = all_gbk ? i % 11 != 10 : i % 50 == 7;
  }
}

void PlaceArticle(const Options& options, const Column& column, std::uint32_t id,
                  Article& article) {
  const std::string number = std::to_string(100'000 + id);
  const std::string year = std::to_string(article.day.year);
  const std::string month = CompactDay(article.day).substr(4, 2);
  const std::string day = CompactDay(article.day).substr(6, 2);
  const bool table = options.family == Family::kTable;
  const std::string ending = table ? ".htm" : ".html";
  switch (column.url_style) {
    case 0:
      article.path =
          column.folder + year + month + "/t" + CompactDay(article.day) + "_" + number + ending;
      break;
    case 1:
      article.path = "/art/" + year + "/" + std::to_string(article.day.month) + "/" +
                     std::to_string(article.day.day) + "/art_" +
                     std::to_string(article.column + 10) + "_" + number + ending;
      break;
    case 2:
      article.path = column.folder + "content_" + number + (table ? ".shtml" : ending);
      break;
    default:
      if (options.family == Family::kModern) {
        article.path = column.folder + number + ending;
      } else {
        // A query page: nginx answers it from /_q/<number>.
        article.path = table ? "/Article/Show.asp?id=" + number
                             : "/public/show.aspx?cat=" + std::to_string(article.column + 10) +
                                   "&id=" + number;
        article.file = "/_q/" + number + ".html";
      }
      break;
  }
  if (article.file.empty()) {
    article.file = article.path;
  }
}

void AddArticles(Plan& plan) {
  Random random(plan.options.seed, 11);
  std::vector<std::uint16_t> leaves;
  for (std::size_t i = 0; i < plan.columns.size(); ++i) {
    if (plan.columns[i].parent >= 0) {
      leaves.push_back(static_cast<std::uint16_t>(i));
    }
  }
  plan.articles.resize(plan.options.articles);
  for (std::uint32_t id = 0; id < plan.options.articles; ++id) {
    Article& article = plan.articles[id];
    article.column = leaves[id % leaves.size()];
    const Column& column = plan.columns[article.column];
    article.gbk = column.gbk;
    article.day = DayOf(random, id, plan.options.articles);
    article.title = MakeTitle(random, column.name, article.day);
    PlaceArticle(plan.options, column, id, article);
  }
  for (std::uint32_t id = plan.options.articles; id-- > 0;) {
    plan.columns[plan.articles[id].column].articles.push_back(id);
  }
}

}  // namespace

const char* Name(Family family) { return kFamilies[static_cast<std::size_t>(family)]; }

bool FamilyFromName(std::string_view name, Family& out) {
  for (std::size_t i = 0; i < kFamilies.size(); ++i) {
    if (name == kFamilies[i]) {
      out = static_cast<Family>(i);
      return true;
    }
  }
  return false;
}

std::int32_t AddTruth(Plan& plan, std::string_view path, std::string_view check,
                      std::string_view kind) {
  Truth truth;
  const bool absolute = path.find("://") != std::string_view::npos;
  truth.target = absolute ? std::string(path) : plan.options.base_url + std::string(path);
  truth.check = check;
  truth.kind = kind;
  plan.truths.push_back(truth);
  return static_cast<std::int32_t>(plan.truths.size() - 1);
}

void LinkFromArticles(Plan& plan, Random& random, std::int32_t truth, std::string_view raw,
                      Form form, std::uint32_t pages, std::string_view label) {
  std::uint32_t linked = 0;
  for (std::uint32_t tries = 0; linked < pages && tries < pages * 50 + 200; ++tries) {
    Article& article = plan.articles[random.Below(plan.articles.size())];
    // A page that is not written, or whose whole text matters, links to nothing.
    if (article.removed || !article.special_body.empty() || article.links.size() >= 4) {
      continue;
    }
    const bool there = std::any_of(article.links.begin(), article.links.end(),
                                   [&](const Link& link) { return link.raw == raw; });
    if (!there) {
      article.links.push_back({std::string(raw), std::string(label), form, truth});
      ++linked;
    }
  }
}

Plan MakePlan(const Options& options) {
  Plan plan;
  plan.options = options;
  AddColumns(plan);
  AddArticles(plan);
  PlantTraps(plan);  // first: they claim whole articles
  PlantDefects(plan);
  return plan;
}

}  // namespace xuncha::sitegen
