// SPDX-License-Identifier: Apache-2.0
#include "bulletin/binder.h"

#include <algorithm>

#include "bulletin/number_words.h"

namespace xuncha::bulletin {

using model::BoundValue;
using model::TextRun;
using model::ValueKind;

TextRun Binder::Add(BoundValue value) {
  const auto [place, added] = by_name_.emplace(value.name, values_.size());
  if (added) values_.push_back(std::move(value));
  const BoundValue& kept = values_[place->second];
  return {kept.text, kept.name};
}

TextRun Binder::Count(std::string name, std::vector<std::string> records) {
  const auto number = static_cast<std::int64_t>(records.size());
  return Count(std::move(name), number, std::move(records));
}

TextRun Binder::Count(std::string name, std::int64_t number, std::vector<std::string> records) {
  return Add(
      {std::move(name), ValueKind::kCount, std::to_string(number), number, std::move(records)});
}

TextRun Binder::Rate(std::string name, std::uint64_t part, std::uint64_t whole,
                     std::vector<std::string> records) {
  const std::int64_t points = BasisPoints(part, whole);
  return Add({std::move(name), ValueKind::kRate, Percent(points), points, std::move(records)});
}

TextRun Binder::Words(std::string name, ValueKind kind, std::string text,
                      std::vector<std::string> records) {
  return Add({std::move(name), kind, std::move(text), 0, std::move(records)});
}

const BoundValue* Binder::Find(std::string_view name) const {
  const auto found = by_name_.find(name);
  return found == by_name_.end() ? nullptr : &values_[found->second];
}

Runs FillRuns(std::string_view pattern, const std::vector<std::pair<std::string, Runs>>& parts) {
  Runs runs;
  std::string words;
  const auto flush = [&] {
    if (!words.empty()) runs.push_back({std::move(words), ""});
    words.clear();
  };
  while (!pattern.empty()) {
    const std::size_t open = std::min(pattern.find('{'), pattern.size());
    words.append(pattern.substr(0, open));
    pattern.remove_prefix(open);
    if (pattern.empty()) break;
    const std::size_t close = pattern.find('}');
    const std::string_view name =
        close == std::string_view::npos ? std::string_view() : pattern.substr(1, close - 1);
    const auto part = std::find_if(parts.begin(), parts.end(),
                                   [&](const auto& one) { return one.first == name; });
    if (close == std::string_view::npos || part == parts.end()) {
      words.push_back('{');
      pattern.remove_prefix(1);
      continue;
    }
    flush();
    AppendRuns(runs, part->second);
    pattern.remove_prefix(close + 1);
  }
  flush();
  return runs;
}

std::string TextOf(const Runs& runs) {
  std::string text;
  for (const TextRun& run : runs) text += run.text;
  return text;
}

void AppendRuns(Runs& out, const Runs& more) { out.insert(out.end(), more.begin(), more.end()); }

}  // namespace xuncha::bulletin
