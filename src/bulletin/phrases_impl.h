// SPDX-License-Identifier: Apache-2.0
//
// Shared by phrases*.cc alone.
#pragma once

#include <string>
#include <vector>

#include "bulletin/phrases.h"

namespace xuncha::bulletin {

struct PhraseMaker {
  Binder& binder;
  Phrases& phrases;

  void Put(const std::string& name, Runs runs);
  void Put(const std::string& name, model::TextRun run);
  // One more item of a list, as a bound value.
  void Append(Runs& runs, const char* joint, std::string value, std::string text,
              std::vector<std::string> records, model::ValueKind kind = model::ValueKind::kName);
  // A count below eleven as a word: 五, 两.
  void Word(const std::string& name, std::uint64_t count, std::vector<std::string> records);
};

// past.*, *.change, *.full: how the figures bound so far changed since the last campaign.
void PastPhrases(const Inputs& inputs, const ChangeWords& words, PhraseMaker& maker);

// problems.*, open.*, claimed.*, fixed.*, orders.*
void ProblemPhrases(const Inputs& inputs, const LineRules& lines, std::size_t most_examples,
                    PhraseMaker& maker);

// disclosure.*, annual_reports.*
void DisclosurePhrases(const Inputs& inputs, const Wording& wording, PhraseMaker& maker);

}  // namespace xuncha::bulletin
