// SPDX-License-Identifier: Apache-2.0
//
// The editable template of a bulletin's text (data/bulletin/*.toml): paragraphs of fragments with
// {names} of phrases. A fragment that mentions a phrase which the records do not give is left out,
// so one template serves offices with and without a portal; a name that nobody gives is refused.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "model/bulletin.h"

namespace xuncha::bulletin {

struct Fragment {
  std::string text;
  std::vector<std::string> when;    // printed only if each of these is there and not 0
  std::vector<std::string> unless;  // not printed if any of these is there and not 0
};

struct WordingParagraph {
  model::ParagraphRole role = model::ParagraphRole::kBody;
  std::string block;
  std::string lead;  // of kLead2, kLead3
  std::string each;  // once for every item of this list: demands; "" = once
  std::vector<Fragment> fragments;
};

struct AnnexWording {
  std::string title;
  std::vector<std::string> columns;
};

// How a figure is compared with the last campaign's.
struct ChangeRule {
  std::string name;     // of the figure: problems.total; its phrase is problems.total.change
  std::string measure;  // of a count: 个; a rate has none
};
struct ChangeWords {
  std::string up, down, same;      // of counts: 增加{n}{measure}
  std::string rate_up, rate_down;  // of rates, in points: 提高{n}个百分点
  std::vector<ChangeRule> rules;
};

// A figure of the statistics annex.
struct StatisticRule {
  std::string name;   // of the phrase: sites.population
  std::string label;  // 正在运行的政府网站（个）
};

// 优秀: from so many points on.
struct ScoreTier {
  std::string name;
  std::int64_t least = 0;
};

struct Wording {
  std::string form;     // long | short
  std::string subject;  // 检查及管理情况
  std::string title;
  std::vector<WordingParagraph> paragraphs;
  std::vector<std::string> demands;  // where the office gives none of its own
  AnnexWording sites, accounts, disclosure;
  // Without a title: no such annex.
  AnnexWording misstatements, scores, carried_over, moves, statistics;
  std::vector<StatisticRule> statistic_rules;
  std::string figures_caption, groups_caption;  // of the statistics annex's tables
  std::vector<std::string> group_columns;
  // What more the disclosure annex tells where it is known.
  std::string interpretations, interpretation_share, annual_report;
  std::string report_on_time, report_late, report_missing;  // {day}, where it is known
  std::vector<std::string> move_words;                      // by MoveKind: 新开设, 变更 …
  std::vector<std::string> misstatement_checks;             // whose problems the table lists
  struct StandingWords {
    std::string open, claimed, fixed;  // 未整改, 已报整改, 已整改
  };
  StandingWords misstatement_words, carried_words;
  std::vector<ScoreTier> tiers;   // the highest first
  std::int64_t most_scores = 10;  // sites that the text ranks
  ChangeWords changes;
  std::string departments, areas;  // captions of the disclosure annex's tables
  // Behind them, where the records' items are counted; "" = not said.
  std::string with_reposts, without_reposts;
  std::string qualified, unqualified, unchecked;
  std::string apart;  // of a site that left and has a problem from before; "" = by its verdict
  std::vector<std::int64_t> over;  // bands of disclosure, the highest first
  std::int64_t under = 0;          // 0 = no such band
  std::int64_t most_examples = 5;  // columns named in the text
};

// kInvalidArgument names `file`, key and what to do.
Result<Wording> ParseWording(std::string_view toml, const std::string& file);

// body addressee heading1 heading2 lead2 lead3
bool RoleFromName(std::string_view name, model::ParagraphRole& out);

// Names in braces of a pattern, in order.
std::vector<std::string> NamesIn(std::string_view pattern);

}  // namespace xuncha::bulletin
