// SPDX-License-Identifier: Apache-2.0
#include "audit/columns/crumbs.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "checks/context.h"

namespace xuncha::audit {
namespace {

constexpr std::size_t kMaxMarks = 8;  // bytes of brackets around a label

// `label` without white space at its ends.
bool IsStep(std::string_view label, std::string_view step) {
  if (label.size() < step.size() || label.size() > step.size() + kMaxMarks) return false;
  if (step.empty()) return true;
  // Most labels have the last byte of a step's first character at none of its places.
  const std::size_t told = std::min<std::size_t>(step.size(), 3) - 1;
  const std::size_t last = label.size() - step.size();  // where it may begin, at most kMaxMarks
  if (label.size() >= told + sizeof(std::uint64_t) && last < sizeof(std::uint64_t)) {
    constexpr std::uint64_t kOnes = 0x0101010101010101;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, label.data() + told, sizeof bytes);
    bytes ^= kOnes * static_cast<unsigned char>(step[told]);
    if (((bytes - kOnes) & ~bytes & (kOnes << 7)) == 0) return false;  // none of them is zero
  }
  for (std::size_t at = 0; at <= last; ++at) {
    if (label[at + told] == step[told] && label.substr(at, step.size()) == step) return true;
  }
  return false;
}

bool IsClickable(const model::Link& link) {
  return link.visible && (link.use & model::kUsePage) != 0 &&
         link.form != model::LinkForm::kEmbedded;
}

}  // namespace

Crumb ReadCrumb(const model::PageFacts& page) {
  Crumb crumb;
  for (const std::string& label : page.breadcrumb) crumb.steps.push_back({label, model::kNoUrl});
  if (crumb.steps.empty()) return crumb;
  const std::vector<model::Link>& links = page.links;
  const auto label_of = [&links](std::uint32_t i) { return checks::Trim(links[i].label); };
  const auto next = [&links](std::size_t from) {
    while (from < links.size() && !IsClickable(links[from])) ++from;
    return static_cast<std::uint32_t>(from);
  };
  const std::size_t firsts = std::min<std::size_t>(crumb.steps.size(), 2);
  std::size_t shortest = crumb.steps.front().label.size();
  if (firsts == 2) shortest = std::min(shortest, crumb.steps[1].label.size());
  std::vector<std::pair<std::size_t, std::uint32_t>> best;
  for (std::uint32_t i = next(0); i < links.size(); i = next(i + 1)) {
    if (links[i].label.size() < shortest) continue;
    const std::string_view label = label_of(i);
    for (std::size_t first = 0; first < firsts; ++first) {
      if (!IsStep(label, crumb.steps[first].label)) continue;
      std::vector<std::pair<std::size_t, std::uint32_t>> found;
      std::uint32_t at = i;
      for (std::size_t step = first; step < crumb.steps.size() && at < links.size(); ++step) {
        if (!IsStep(label_of(at), crumb.steps[step].label)) continue;
        found.emplace_back(step, at);
        at = next(at + 1);
      }
      if (found.size() >= best.size()) best = std::move(found);
    }
  }
  for (const auto& [step, link] : best) {
    if (page.links[link].no_target == model::NoTarget::kHasTarget) {
      crumb.steps[step].target = page.links[link].target;
    }
    crumb.links.push_back(link);
  }
  return crumb;
}

}  // namespace xuncha::audit
