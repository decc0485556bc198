// SPDX-License-Identifier: Apache-2.0
//
// Pages that only send their visitors on: <meta http-equiv=refresh content="0;url=/cn/">, or a
// script whose last word is location.href = "/cn/". To a visitor they are what a redirect is.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "model/page_facts.h"

namespace xuncha::model {

// Seconds that a content of "refresh" waits; a large number where it says none.
inline std::uint32_t RefreshDelay(std::string_view content) {
  constexpr std::uint32_t kNone = 1'000'000;
  while (!content.empty() && (content.front() == ' ' || content.front() == '\t')) {
    content.remove_prefix(1);
  }
  std::uint32_t seconds = 0;
  std::size_t digits = 0;
  for (; digits < content.size() && content[digits] >= '0' && content[digits] <= '9'; ++digits) {
    seconds = std::min(seconds * 10 + static_cast<std::uint32_t>(content[digits] - '0'), kNone);
  }
  return digits == 0 ? kNone : seconds;
}

// Where a page forwards to that holds little else: at most a sentence and a link or two for those
// whose browsers do not follow. kNoUrl if it does not forward, or only after a while.
inline UrlId ForwardTarget(const PageFacts& page) {
  constexpr std::uint32_t kMaxDelay = 5;    // seconds; a page that waits longer is there to be read
  constexpr std::uint32_t kMaxChars = 100;  // of visible text
  constexpr int kMaxLinks = 3;
  if (page.frameset || !page.forms.empty() || page.text_chars > kMaxChars) return kNoUrl;
  bool soon = false;
  for (const MetaTag& tag : page.metas) {
    const bool refresh = EqualsIgnoringCase(tag.name, "refresh");
    soon = soon || (refresh && RefreshDelay(tag.content) <= kMaxDelay);
  }
  UrlId target = kNoUrl;
  int others = 0;
  for (const Link& link : page.links) {
    if ((link.use & kUsePage) == 0 || link.no_target != NoTarget::kHasTarget) continue;
    const bool script = link.form == LinkForm::kScriptRedirect;
    const bool refresh = link.form == LinkForm::kMetaRefresh;
    if (!script && !refresh) {
      if (++others > kMaxLinks) return kNoUrl;
    } else if (target == kNoUrl && (script || soon) && link.target != page.url) {
      target = link.target;
    }
  }
  return target;
}

// Whether a script of a home page that holds little else may send its visitors on, to where cannot
// be told: setTimeout(go, 500), location.href = mobile ? a : b.
inline bool SendsOnSomewhere(const PageFacts& page) {
  return std::any_of(page.links.begin(), page.links.end(), [](const Link& link) {
    return link.form == LinkForm::kScriptRedirect && link.no_target != NoTarget::kHasTarget;
  });
}

}  // namespace xuncha::model
