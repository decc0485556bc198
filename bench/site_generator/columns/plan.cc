// SPDX-License-Identifier: Apache-2.0
//
// Decides what the columns are and in which state each of them is.
#include <algorithm>
#include <array>
#include <utility>

#include "site_generator/columns/names.h"
#include "site_generator/columns/plan_internal.h"
#include "site_generator/columns/traits.h"

namespace xuncha::sitegen::columns {
namespace {

constexpr auto kTraits = std::to_array<Traits>({
    {"columns-a", false, 0.08, Dating::kMeta, false, 0.8, 15, 0.0},
    {"columns-b", false, 0.0, Dating::kVisible, false, 0.0, 20, 0.0},
    {"columns-c", true, 0.0, Dating::kVisible, true, 0.0, 20, 0.0},
    {"columns-d", false, 0.05, Dating::kVisible, false, 0.0, 20, 0.0},
    {"columns-e", false, 0.25, Dating::kVisible, false, 0.5, 10, 0.0},
    {"columns-f", true, 0.06, Dating::kVisible, false, 0.0, 25, 0.0},
    {"columns-g", false, 0.35, Dating::kJsonLd, true, 0.6, 12, 0.0},
    {"columns-h", false, 0.30, Dating::kMeta, false, 0.3, 15, 0.0},
    {"columns-i", false, 0.06, Dating::kMeta, false, 0.4, 20, 0.1},
    {"columns-j", false, 0.05, Dating::kVisible, false, 0.0, 18, 0.0},
    {"columns-k", true, 0.05, Dating::kVisible, false, 0.0, 20, 0.0},
    {"columns-l", false, 0.10, Dating::kMeta, false, 0.7, 15, 0.1},
    {"columns-m", false, 0.12, Dating::kJsonLd, false, 0.0, 10, 0.0},
    {"columns-n", false, 0.15, Dating::kMeta, false, 0.6, 12, 0.05},
    {"columns-o", true, 0.04, Dating::kVisible, false, 0.0, 30, 0.0},
    {"columns-p", false, 0.15, Dating::kMeta, true, 0.5, 12, 0.05},
    {"columns-q", false, 0.08, Dating::kMeta, false, 0.5, 20, 0.05, Words::kLate},
    {"columns-r", false, 0.04, Dating::kVisible, false, 0.0, 15, 0.0, Words::kLate},
    {"columns-s", false, 0.06, Dating::kVisible, false, 0.0, 20, 0.05, Words::kLate},
    {"columns-t", false, 0.10, Dating::kVisible, false, 0.0, 15, 0.0, Words::kLate},
    {"columns-u", false, 0.15, Dating::kMeta, false, 0.6, 10, 0.05, Words::kLate},
    {"columns-v", false, 0.12, Dating::kMeta, false, 0.3, 12, 0.0, Words::kLate},
    {"columns-w", true, 0.06, Dating::kVisible, true, 0.0, 25, 0.05, Words::kLate},
    {"columns-aa", false, 0.08, Dating::kVisible, false, 0.0, 14, 0.05, Words::kFourth},
    {"columns-ab", false, 0.06, Dating::kMeta, false, 0.2, 20, 0.0, Words::kFourth},
    {"columns-ac", true, 0.05, Dating::kVisible, true, 0.0, 24, 0.05, Words::kFourth},
    {"columns-ad", false, 0.12, Dating::kMeta, false, 0.5, 15, 0.05, Words::kFourth},
    {"columns-ae", false, 0.10, Dating::kJsonLd, false, 0.3, 10, 0.0, Words::kFourth},
    {"columns-af", false, 0.08, Dating::kMeta, false, 0.4, 16, 0.0, Words::kFourth},
    {"columns-ag", true, 0.06, Dating::kVisible, false, 0.0, 20, 0.05, Words::kFourth},
    {"columns-ah", true, 0.05, Dating::kVisible, true, 0.0, 22, 0.05, Words::kFifth},
    {"columns-ai", false, 0.08, Dating::kMeta, false, 0.6, 20, 0.05, Words::kFifth},
    {"columns-aj", false, 0.05, Dating::kMeta, false, 0.3, 15, 0.0, Words::kFifth},
    {"columns-ak", false, 0.12, Dating::kJsonLd, false, 0.4, 12, 0.05, Words::kFifth},
    {"columns-al", false, 0.04, Dating::kVisible, false, 0.2, 15, 0.0, Words::kFifth},
    {"columns-am", false, 0.10, Dating::kMeta, false, 0.0, 16, 0.05, Words::kFifth},
    {"columns-an", true, 0.04, Dating::kVisible, false, 0.0, 30, 0.0, Words::kFifth},
    {"columns-ao", false, 0.05, Dating::kVisible, false, 0.0, 25, 0.05, Words::kSixth},
    {"columns-ap", false, 0.06, Dating::kMeta, false, 0.5, 20, 0.08, Words::kSixth},
    {"columns-aq", false, 0.06, Dating::kMeta, false, 0.6, 15, 0.0, Words::kSixth},
    {"columns-ar", true, 0.06, Dating::kVisible, true, 0.0, 20, 0.05, Words::kSixth},
    {"columns-as", false, 0.05, Dating::kMeta, false, 0.3, 15, 0.0, Words::kSixth},
    {"columns-at", false, 0.06, Dating::kMeta, false, 0.7, 15, 0.0, Words::kSixth},
    {"columns-au", false, 0.10, Dating::kMeta, false, 0.2, 20, 0.05, Words::kSixth},
    {"columns-av", false, 0.05, Dating::kMeta, false, 0.6, 20, 0.05, Words::kSeventh},
    {"columns-aw", true, 0.05, Dating::kVisible, false, 0.0, 18, 0.05, Words::kSeventh},
    {"columns-ax", false, 0.10, Dating::kJsonLd, false, 0.2, 12, 0.0, Words::kSeventh},
    {"columns-ay", false, 0.06, Dating::kMeta, false, 0.6, 15, 0.05, Words::kSeventh},
    {"columns-az", false, 0.06, Dating::kMeta, false, 0.4, 20, 0.0, Words::kSeventh},
    {"columns-ba", false, 0.05, Dating::kVisible, false, 0.0, 16, 0.05, Words::kSeventh},
    {"columns-bb", false, 0.06, Dating::kVisible, true, 0.0, 20, 0.05, Words::kSeventh},
});

// What is planted first, so that no state is missing on a small site.
constexpr auto kDeck = std::to_array<Planted>({
    Planted::kStaleEdge,
    Planted::kBlankEmpty,
    Planted::kFreshLimit,
    Planted::kUnknown,
    Planted::kBlankPlaceholder,
    Planted::kStaleYears,
    Planted::kNote,
    Planted::kAjax,
    Planted::kPartly,
    Planted::kBlankHeader,
    Planted::kStale,
    Planted::kVue,
    Planted::kArchived,
    Planted::kFutureStale,
    Planted::kFreshLimit,
    Planted::kBlankPlaceholder,
    Planted::kStaleEdge,
    Planted::kNote,
    Planted::kUnknown,
    Planted::kBlankEmpty,
    Planted::kPartlyStale,
    Planted::kFuture,
    Planted::kStaleYears,
    Planted::kBlankPlaceholder,
    Planted::kArchived,
});

// 互动交流 with nothing but a form below it would gather nothing that has a day.
void KeepAListBesideTheForm(std::vector<const NamedColumn*>& chosen) {
  const auto form = std::find_if(chosen.begin(), chosen.end(), [](const NamedColumn* name) {
    return name->nature == Nature::kForm;
  });
  if (form != chosen.end() && (form + 1 == chosen.end() || (*(form + 1))->level == 1)) {
    chosen.insert(form + 1, *form + 1);  // the names' next: 意见征集
  }
}

// Which of the known columns this site has: all first lists of their parents, others by chance.
std::vector<const NamedColumn*> ChooseNames(const Options& options, Random& random) {
  const auto names = WordingOf(TraitsOf(options.family)->words).names();
  const double share = static_cast<double>(options.columns) / static_cast<double>(names.size());
  std::vector<const NamedColumn*> chosen;
  bool keep_parent = true;  // of the level-2 parent that we are below
  for (std::size_t i = 0; i < names.size(); ++i) {
    const NamedColumn& name = names[i];
    if (name.level == 3 && !keep_parent) {
      continue;
    }
    const bool first = i > 0 && names[i - 1].level < name.level;
    const bool second = i > 1 && names[i - 2].level < name.level;
    bool keep = name.level == 1 || first || (second && name.level == 3) || random.Chance(share);
    if (name.level == 2) {
      keep_parent = keep;
    }
    // An overview without a list beside it would leave its parent without a date.
    keep = keep || std::string_view(name.slug) == "tzhj";
    if (keep) {
      chosen.push_back(&name);
    }
  }
  KeepAListBesideTheForm(chosen);
  return chosen;
}

void MakeTree(Site& site, Random& random, std::vector<Nature>& natures) {
  std::array<std::int32_t, 4> last = {-1, -1, -1, -1};
  for (const NamedColumn* name : ChooseNames(site.options, random)) {
    Column column;
    column.id = static_cast<std::uint32_t>(site.columns.size());
    column.name = name->name;
    column.slug = name->slug;
    column.kind = name->kind;
    column.level = name->level;
    column.parent = name->level == 1 ? -1 : last[static_cast<std::size_t>(name->level - 1)];
    if (column.parent >= 0) {
      site.columns[static_cast<std::size_t>(column.parent)].children.push_back(column.id);
    }
    last[static_cast<std::size_t>(name->level)] = static_cast<std::int32_t>(column.id);
    natures.push_back(name->nature);
    site.columns.push_back(std::move(column));
  }
}

// One unit stands still as a whole: its page gathers nothing but stale lists.
std::int32_t StillUnit(const Site& site, const std::vector<Nature>& natures, Random& random) {
  std::vector<std::uint32_t> units;
  for (const Column& column : site.columns) {
    const bool all_lists =
        std::all_of(column.children.begin(), column.children.end(),
                    [&](std::uint32_t child) { return natures[child] == Nature::kList; });
    if (column.level == 2 && column.children.size() >= 2 && all_lists &&
        column.kind == Kind::kOther) {
      units.push_back(column.id);
    }
  }
  return units.empty() ? -1 : static_cast<std::int32_t>(random.Pick(units));
}

std::vector<Planted> Deal(const Site& site, const std::vector<Nature>& natures, Random& random) {
  std::vector<Planted> dealt(site.columns.size(), Planted::kFresh);
  const std::int32_t still = StillUnit(site, natures, random);
  std::vector<std::uint32_t> open;
  std::vector<bool> has_list(site.columns.size(), false);
  for (const Column& column : site.columns) {
    if (natures[column.id] != Nature::kList) {
      continue;
    }
    const auto parent = static_cast<std::size_t>(column.parent);
    if (column.parent == still) {
      dealt[column.id] = random.Chance(0.5) ? Planted::kStale : Planted::kStaleYears;
    } else if (!has_list[parent]) {
      dealt[column.id] = random.Chance(0.2) ? Planted::kStale : Planted::kFresh;
    } else {
      open.push_back(column.id);
    }
    has_list[parent] = true;
  }
  for (std::size_t i = open.size(); i > 1; --i) {
    std::swap(open[i - 1], open[random.Below(i)]);
  }
  for (std::size_t i = 0; i < open.size(); ++i) {
    if (i < kDeck.size() && i * 10 < open.size() * 8) {
      dealt[open[i]] = kDeck[i];
    } else if (random.Chance(0.25)) {
      dealt[open[i]] = random.Chance(0.5) ? Planted::kStale : Planted::kStaleYears;
    }
  }
  return dealt;
}

void ShapeOf(Site& site, Column& column, Planted planted, const Traits& traits, Random& random) {
  const Wording& wording = WordingOf(traits.words);
  switch (planted) {
    case Planted::kBlankEmpty:
      column.shape = Shape::kEmpty;
      break;
    case Planted::kBlankPlaceholder:
      column.shape = Shape::kPlaceholder;
      column.text = wording.placeholder(random, traits.family);
      column.traps.push_back("placeholder:" + column.text);
      break;
    case Planted::kBlankHeader:
      column.shape = Shape::kHeaderOnly;
      column.traps.emplace_back("header_row_only");
      break;
    case Planted::kNote: {
      column.shape = Shape::kNote;
      const Day day = Plus(site.options.as_of, -long{random.Between(20, 500)});
      column.text = wording.note(random, column.name, day);
      break;
    }
    case Planted::kAjax:
      column.shape = Shape::kAjax;
      break;
    case Planted::kVue:
      column.shape = Shape::kVue;
      break;
    case Planted::kArchived:
      column.archived = true;
      column.text = wording.archived(random);
      break;
    default:
      break;
  }
}

void Decorate(Column& column, Planted planted, Random& random) {
  const auto trap = [&](bool& flag, double chance, const char* name) {
    if (random.Chance(chance)) {
      flag = true;
      column.traps.emplace_back(name);
    }
  };
  const bool fresh =
      planted == Planted::kFresh || planted == Planted::kFreshLimit || planted == Planted::kFuture;
  if (fresh) {
    trap(column.stale_side, 0.3, "stale_side");
  } else {
    trap(column.fresh_side, 0.6, "fresh_side");
  }
  trap(column.old_comment, 0.35, "list_in_comment");
  trap(column.hits_script, 0.45, "counter_script");
}

void ShapeParents(Site& site, Random& random) {
  for (Column& column : site.columns) {
    if (column.children.empty()) {
      continue;
    }
    static constexpr std::array kShapes = {Shape::kParentBoxes, Shape::kParentMerged,
                                           Shape::kParentMenu};
    column.shape = kShapes[random.Below(kShapes.size())];
    // Boxes and merged lists need something below to show.
    if (Gathered(site, column.id).empty()) {
      column.shape = Shape::kParentMenu;
    }
    column.traps.emplace_back(column.shape == Shape::kParentBoxes    ? "parent_boxes"
                              : column.shape == Shape::kParentMerged ? "parent_merged"
                                                                     : "parent_menu");
  }
}

void TagKinds(Site& site, const Traits& traits, Random& random) {
  for (Column& column : site.columns) {
    column.type_tag = random.Chance(traits.type_tags) && !TypeTag(column.kind).empty();
  }
}

void PlanColumns(Site& site, const Traits& traits, const std::vector<Nature>& natures,
                 Random& random) {
  const std::vector<Planted> dealt = Deal(site, natures, random);
  std::uint32_t lists = 0;
  for (const Nature nature : natures) {
    lists += nature == Nature::kList ? 1 : 0;
  }
  const std::uint32_t mean = std::max(4u, site.options.articles / std::max(1u, lists));
  bool redirected = false;
  for (Column& column : site.columns) {
    Random own(site.options.seed, 1000 + column.id);
    const Nature nature = natures[column.id];
    if (nature == Nature::kList) {
      ShapeOf(site, column, dealt[column.id], traits, own);
      Decorate(column, dealt[column.id], own);
      if (column.shape == Shape::kList) {
        MakeEntries(site, column, dealt[column.id], traits, mean, own);
      }
    } else if (nature == Nature::kText) {
      Decorate(column, Planted::kUnknown, own);
      column.shape = Shape::kText;
      column.text = WordingOf(traits.words).overview(own, column.name);
      if (!redirected && own.Chance(0.5)) {
        redirected = true;
        column.shape = Shape::kRedirect;
        column.traps.emplace_back("redirects_to_only_article");
        MakeOnlyArticle(site, column, traits, own);
      }
    } else if (nature == Nature::kForm) {
      column.shape = Shape::kForm;
      column.traps.emplace_back("form");
      column.text =
          "<p>　　写信须知：请您如实填写姓名、联系电话和来信内容，" + BodyText(own, 120) + "</p>\n";
    }
  }
  ShapeParents(site, random);
  TagKinds(site, traits, random);
}

// The home page: boxes of lists. On one site in four nothing on it is of the last two weeks.
void PlanHome(Site& site, Random& random) {
  const bool still = random.Chance(0.25);
  const Day limit = LimitDay(Kind::kNews, site.options.as_of);
  for (const bool strict : {true, false}) {
    site.home.clear();
    for (const Column& column : site.columns) {
      if (column.shape != Shape::kList || column.archived || site.home.size() >= 9) {
        continue;
      }
      const Verdict truth = Judge(site, column.id);
      const bool recent = truth.has_latest && !Before(truth.latest, limit);
      if (!truth.has_latest || (still && strict && recent)) {
        continue;
      }
      Box box;
      box.column = column.id;
      for (const std::uint32_t entry : column.entries) {
        if (box.articles.size() < 6 && site.articles[entry].linked &&
            !site.articles[entry].future) {
          box.articles.push_back(entry);
        }
      }
      site.home.push_back(std::move(box));
    }
    if (!still || site.home.size() >= 4) {
      return;
    }
  }
}

void PlanSides(Site& site) {
  std::vector<std::uint32_t> dated;
  for (const Article& article : site.articles) {
    if (!article.future && !article.undated() && article.linked && article.external.empty() &&
        !article.document && article.row_dated) {
      dated.push_back(article.id);
    }
  }
  std::stable_sort(dated.begin(), dated.end(), [&](std::uint32_t a, std::uint32_t b) {
    return Before(site.articles[b].published, site.articles[a].published);
  });
  for (std::size_t i = 0; i < std::min<std::size_t>(8, dated.size()); ++i) {
    site.fresh.push_back(dated[i]);
    site.old.push_back(dated[dated.size() - 1 - i]);
  }
}

}  // namespace

std::span<const Traits> AllTraits() { return kTraits; }

const Traits* TraitsOf(std::string_view family) {
  for (const Traits& traits : kTraits) {
    if (family == traits.family) {
      return &traits;
    }
  }
  return nullptr;
}

Site MakeSite(const Options& options) {
  Site site;
  site.options = options;
  const Traits& traits = *TraitsOf(options.family);
  site.page_size = traits.page_size;
  std::uint64_t family = 0;
  for (const char c : options.family) {
    family = family * 131 + static_cast<unsigned char>(c);
  }
  Random random(options.seed, family);
  site.options.seed = random.Next();  // sites of different families share no column's fate
  std::vector<Nature> natures;
  MakeTree(site, random, natures);
  PlanColumns(site, traits, natures, random);
  PlanHome(site, random);
  PlanSides(site);
  site.options.seed = options.seed;
  return site;
}

}  // namespace xuncha::sitegen::columns
