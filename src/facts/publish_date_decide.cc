// SPDX-License-Identifier: Apache-2.0
//
// The count of the votes.
#include <algorithm>
#include <chrono>
#include <cstdlib>

#include "facts/publish_date.h"
#include "facts/publish_date_impl.h"

namespace xuncha::facts {

// Dates in the rows of a list are those of other articles: several in a row, with links between.
void PublishDateCollector::DemoteRows() {
  std::size_t begin = 0;
  std::size_t rows = 0;  // of the chain that began with vote `begin`
  std::size_t links = 0;
  std::size_t close_by = 0;  // rows that are two runs apart: headline, date, headline, date
  std::uint32_t last_run = 0;
  const auto close = [&](std::size_t end) {
    if ((rows >= kRowsOfList && links + 1 >= rows) ||
        (rows > kRowsOfList && close_by + 1 >= rows)) {
      for (std::size_t i = begin; i < end; ++i) {
        if (votes_[i].row) votes_[i].weight = std::min(votes_[i].weight, kRow);
      }
    }
  };
  for (std::size_t i = 0; i < votes_.size(); ++i) {
    if (!votes_[i].row) continue;
    if (rows == 0 || votes_[i].run > last_run + kRowRuns) {
      close(i);
      begin = i;
      rows = links = close_by = 0;
    }
    if (rows == 0 || votes_[i].run != last_run) {
      links += rows != 0 && votes_[i].after_link ? 1U : 0U;
      close_by += rows != 0 && votes_[i].run == last_run + 2 ? 1U : 0U;
      ++rows;
    }
    last_run = votes_[i].run;
  }
  close(votes_.size());
}

// Above the headline <time> mostly shows today's date.
void PublishDateCollector::DemoteEarlyTimes() {
  const std::uint32_t headline = title_run_ != 0 ? title_run_ : heading_run_;
  if (headline <= kJustBefore) return;
  for (Vote& vote : votes_) {
    if (vote.witness == DateWitness::kTime && vote.weight == kTimePlain &&
        vote.run + kJustBefore < headline) {
      vote.weight = kTimeEarly;
    }
  }
}

void PublishDateCollector::VoteUrl() {
  url_date_ = DateInUrl(url_);
  if (!url_date_ || url_date_->day == 0) return;
  DateHit hit;
  hit.year = url_date_->year;
  hit.month = url_date_->month;
  hit.day = url_date_->day;
  hit.form = DateForm::kCompact;
  AddVote(hit, DateWitness::kUrl, kUrl);
}

PublishDate PublishDateCollector::Decide() {
  VoteUrl();
  DemoteRows();
  DemoteEarlyTimes();
  PublishDate result;
  result.issued = issued_;

  struct Group {
    Day day;
    std::array<int, 7> best{};  // by witness
    int total = 0;
    const Vote* strongest = nullptr;
    const Vote* timed = nullptr;
  };
  std::vector<Group> groups;
  for (const Vote& vote : votes_) {
    const Day day = vote.hit.ToDay();
    auto group = std::find_if(groups.begin(), groups.end(),
                              [day](const Group& known) { return known.day == day; });
    if (group == groups.end()) group = groups.insert(groups.end(), Group{.day = day});
    int& best = group->best[static_cast<std::size_t>(vote.witness)];
    if (vote.weight > best) {
      group->total += vote.weight - best;
      best = vote.weight;
    }
    if (group->strongest == nullptr || vote.weight > group->strongest->weight) {
      group->strongest = &vote;
    }
    if (vote.hit.minute != kNoMinute &&
        (group->timed == nullptr || vote.weight > group->timed->weight)) {
      group->timed = &vote;
    }
  }
  if (url_date_) {
    for (Group& group : groups) {
      const DateHit& hit = group.strongest->hit;
      if (hit.year == url_date_->year && hit.month == url_date_->month) group.total += kUrlMonth;
    }
  }
  const auto winner =
      std::max_element(groups.begin(), groups.end(),
                       [](const Group& a, const Group& b) { return a.total < b.total; });
  if (winner == groups.end() || winner->total < kAnswer) return result;
  for (const Group& other : groups) {
    const auto apart = std::abs((other.day - winner->day).count());
    if (apart > kReasonDays && other.strongest->weight >= kStrong &&
        other.total * 10 > winner->total * 8) {
      result.disagreed = true;
      return result;
    }
  }
  const Vote& said = winner->strongest->hit.minute == kNoMinute && winner->timed != nullptr
                         ? *winner->timed
                         : *winner->strongest;
  result.published = said.hit;
  result.from = winner->strongest->witness;
  return result;
}

}  // namespace xuncha::facts
