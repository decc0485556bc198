// SPDX-License-Identifier: Apache-2.0
//
// Prints how well publish dates are found on the labelled pages of the test data folder:
//   accuracy_dates [--wrong] [--speed]
// --wrong lists every page whose answer differs; --speed measures what the collector costs, the
// reading of the tokens taken off.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "tests/facts/publish_date_corpora.h"
#include "tests/facts/publish_date_feed.h"

namespace xuncha::facts {
namespace {

struct Score {
  int pages = 0;
  int labelled = 0;
  int answered = 0;  // of the labelled
  int right = 0;
  int disagreed = 0;
  int other_answers = 0;  // on pages without a label
};

Score Run(const std::vector<LabelledPage>& pages, bool show_wrong) {
  Score score;
  PublishDateCollector collector;
  for (const LabelledPage& page : pages) {
    ++score.pages;
    const PublishDate date = ReadPublishDate(page.body, page.url, collector);
    const std::string said = date.Iso().substr(0, 10);
    if (date.disagreed) ++score.disagreed;
    if (page.day.empty()) {
      if (said.empty()) continue;
      ++score.other_answers;
      if (show_wrong) {
        std::printf("    unlabelled %-10s %s (%s) %s\n", page.page_type.c_str(), said.c_str(),
                    Name(date.from), page.name.c_str());
      }
      continue;
    }
    ++score.labelled;
    if (!said.empty()) ++score.answered;
    if (said == page.day) {
      ++score.right;
    } else if (show_wrong) {
      std::printf("    want %s, said %s (%s%s) %s\n", page.day.c_str(),
                  said.empty() ? "nothing" : said.c_str(), Name(date.from),
                  date.disagreed ? "disagreed" : "", page.name.c_str());
    }
  }
  return score;
}

void Print(const char* name, const Score& score) {
  std::printf(
      "%-18s %4d pages, %4d labelled: %4d right, %3d wrong, %3d no answer; "
      "precision %.3f recall %.3f; answers on %d unlabelled pages\n",
      name, score.pages, score.labelled, score.right, score.answered - score.right,
      score.labelled - score.answered,
      score.answered == 0 ? 0.0 : double(score.right) / score.answered,
      score.labelled == 0 ? 0.0 : double(score.right) / score.labelled, score.other_answers);
}

double Microseconds(std::chrono::steady_clock::duration time) {
  return std::chrono::duration<double, std::micro>(time).count();
}

// Takes everything and does nothing: what reading the tokens costs without dates.
struct NoCollector {
  void OnTitle(std::string_view text) { bytes += text.size(); }
  void OnMeta(std::string_view name, std::string_view) { bytes += name.size(); }
  void OnJsonLd(std::string_view text) { bytes += text.size(); }
  void OnStartTag(const whatwg::Token& token) { bytes += token.attributes.size(); }
  void OnEndTag(whatwg::TagId tag) { bytes += tag == whatwg::TagId::kA ? 1U : 0U; }
  void OnText(std::string_view text, whatwg::TextFlags) { bytes += text.size(); }
  std::size_t bytes = 0;
};

void Speed(const char* name, const std::vector<LabelledPage>& pages) {
  constexpr int kRounds = 20;
  PublishDateCollector collector;
  NoCollector none;
  double with = 0;
  double without = 0;
  std::size_t bytes = 0;
  std::size_t found = 0;
  for (const LabelledPage& page : pages) {
    bytes += page.body.size();
    const whatwg::EncodingSniff sniff = whatwg::SniffEncoding(page.body, "");
    // The best of the rounds: other programs on the machine only ever add.
    double best_with = 1e9;
    double best_without = 1e9;
    for (int i = 0; i < kRounds; ++i) {
      auto begin = std::chrono::steady_clock::now();
      collector.Begin(page.url, *sniff.encoding);
      FeedTokens(page.body, collector);
      found += collector.Decide().published ? 1U : 0U;
      auto end = std::chrono::steady_clock::now();
      best_with = std::min(best_with, Microseconds(end - begin));
      begin = std::chrono::steady_clock::now();
      FeedTokens(page.body, none);
      end = std::chrono::steady_clock::now();
      best_without = std::min(best_without, Microseconds(end - begin));
    }
    with += best_with;
    without += best_without;
  }
  const double n = static_cast<double>(pages.size());
  std::printf("%-18s tokens %.1f us a page of %.0f KB; dates %.1f us more (%zu found, %zu)\n", name,
              without / n, static_cast<double>(bytes) / 1024 / static_cast<double>(pages.size()),
              (with - without) / n, found / kRounds, none.bytes % 10);
}

}  // namespace
}  // namespace xuncha::facts

int main(int argc, char** argv) {
  using namespace xuncha::facts;
  bool wrong = false;
  bool speed = false;
  for (int i = 1; i < argc; ++i) {
    wrong = wrong || std::strcmp(argv[i], "--wrong") == 0;
    speed = speed || std::strcmp(argv[i], "--speed") == 0;
  }
  const std::pair<const char*, std::vector<LabelledPage>> sets[] = {
      {"zh-content-dates", ChineseContentPages()},
      {"gov-pages", GovernmentPages()},
      {"htmldate", ForeignPages()},
  };
  for (const auto& [name, pages] : sets) {
    if (pages.empty()) {
      std::printf("%-28s not there (XUNCHA_TESTDATA)\n", name);
      continue;
    }
    Print(name, Run(pages, wrong));
    if (speed) Speed(name, pages);
  }
  return 0;
}
