// SPDX-License-Identifier: Apache-2.0
//
// What a check is. One check is one file, src/checks/<area>/<id>.cc, without a header; its top
// comment is its page of the handbook. A check observes and says how sure it is; weights, vetoes
// and thresholds are data (rulebooks/, profiles/). Checks are pure: no I/O, no clock, no threads.
//
// A site may have 200,000 pages, so no check holds pages: the runner (audit/runner.h) streams them.
// Hence three forms, of which a check has exactly one:
//   judge   — a target check: looks at one URL record; the runner finds the pages that link it
//   watch   — a page check: sees every page once, keeps little, answers at the end
//   inspect — a site check: hosts, certificates, the home page
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/context.h"
#include "checks/params.h"
#include "checks/spots.h"
#include "model/finding.h"

namespace xuncha::checks {

// preview: reported as hint, never counted. stable: its cases stand and its precision is known.
enum class Stage { kPreview, kStable };

// The facts a check reads; for the handbook, and so that nothing is asserted unobserved.
enum Needs : unsigned {
  kNeedsUrls = 1,
  kNeedsPages = 2,
  kNeedsFiles = 4,
  kNeedsProbes = 8,
  kNeedsHosts = 16,
  kNeedsTls = 32,
  kNeedsMarks = 64,
  kNeedsMetas = 128,
  kNeedsColumns = 256,
};

// What a check says of one thing. The runner adds place, occurrences, tier, id and evidence.
struct Judgement {
  model::Confidence confidence = model::Confidence::kReview;
  model::Message message;
  std::string seen;
  std::string limit;
  std::vector<std::pair<std::string, std::string>> details;
  std::vector<std::string_view> indicators = {};  // of the check's, those it is about; none = all
  bool only_where_seen = false;  // of a target: no defect where nobody sees what leads to it
};

// A defect that a page or site check found by itself.
struct Defect {
  Judgement judgement;
  std::string url;     // the place to show; "" = the page of its first occurrence
  std::string target;  // what is broken, where there is a target
  std::string key;     // tells apart defects of one check at one place and target; stable
  model::UrlId target_id = model::kNoUrl;    // where the target has a record: for precedence
  model::UrlId evidence_of = model::kNoUrl;  // whose kept responses prove it
  SpotList spots;                            // empty: a defect of the site as a whole
};

// A target that a page check condemns; the runner collects its occurrences as for target checks.
struct TargetDefect {
  model::UrlId target = model::kNoUrl;
  Judgement judgement;
};

struct CheckResult {
  // Used only when there is no defect: kPass, kNotApplicable or kNotObserved.
  model::CheckAnswer answer = model::CheckAnswer::kPass;
  std::string why;
  std::vector<Defect> defects;
  std::vector<TargetDefect> targets;
};

class PageCheck {
 public:
  virtual ~PageCheck() = default;
  virtual void See(const PageView& page) = 0;     // in order of UrlId; style sheets excluded
  virtual void SeeAttachment(const PageView&) {}  // documents whose text was read, among the pages
  virtual CheckResult Finish() = 0;               // once, at the end
};

struct CheckDef {
  std::string_view id;  // = file name
  int version = 1;      // goes up whenever its answers may change
  Stage stage = Stage::kPreview;
  std::string_view area = {};  // = folder name
  std::span<const std::string_view> indicators =
      {};  // ids of the rulebook, indicators before clauses
  unsigned needs = 0;
  std::span<const ParamDef> params = {};
  std::span<const std::string_view> messages = {};  // keys it may use, without "<id>."

  // Exactly one form. A target check answers for URLs that `applies` to; first in the registry's
  // order to give a judgement owns the target: one target, one finding.
  bool (*applies)(const SiteContext&, const model::UrlRecord&) = nullptr;
  std::optional<Judgement> (*judge)(const SiteContext&, const model::UrlRecord&,
                                    const Params&) = nullptr;
  // `context` and `params` outlive the page check.
  std::unique_ptr<PageCheck> (*watch)(const SiteContext& context, const Params& params) = nullptr;
  CheckResult (*inspect)(const SiteContext&, const Params&) = nullptr;
};

// {"dead_link.gone", {{"status", "404"}}} from its parts.
model::Message Say(std::string_view check, std::string_view key,
                   std::vector<std::pair<std::string, std::string>> values = {});

// A result without a defect.
CheckResult Nothing(model::CheckAnswer answer, std::string why = {});

}  // namespace xuncha::checks
