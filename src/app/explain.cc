// SPDX-License-Identifier: Apache-2.0
#include "app/explain.h"

#include <algorithm>
#include <charconv>

#include "gather/canonical_url.h"
#include "whatwg/url.h"

namespace xuncha::app {
namespace {

std::string UrlText(const model::SnapshotView& snapshot, model::UrlId id) {
  return id < snapshot.url_count() ? std::string(snapshot.url(id).url) : std::string();
}

Result<UrlExplanation> ExplainUrl(const model::SnapshotView& snapshot, model::UrlId id) {
  UrlExplanation out;
  out.record = snapshot.url(id);
  out.url = out.record.url;
  out.found_on = UrlText(snapshot, out.record.found_on);
  out.redirect_to = UrlText(snapshot, out.record.redirect_to);
  XC_ASSIGN_OR_RETURN(out.attempts, snapshot.attempts(id));
  out.evidence = snapshot.evidence(id);
  if (out.record.probe < snapshot.probes().size()) {
    out.probe = snapshot.probes()[out.record.probe];
  }
  auto page = snapshot.page(id);
  if (page) {
    out.page = std::move(page).value();
  } else if (page.error().code != ErrorCode::kNotFound) {
    return std::move(page).error();
  }
  return out;
}

model::UrlId FindAddress(const model::SnapshotView& snapshot, std::string_view text) {
  const model::UrlId exact = snapshot.FindUrl(text);
  if (exact != model::kNoUrl) return exact;
  const auto rules = gather::DropRules::Parse(gather::BuiltInDropParameters());
  std::string canonical;
  std::string address(text);
  if (address.find("://") == std::string::npos) address.insert(0, "http://");
  if (!rules || !gather::CanonicalUrl(address, *rules, canonical)) return model::kNoUrl;
  const model::UrlId found = snapshot.FindUrl(canonical);
  if (found != model::kNoUrl || text.find("://") != std::string_view::npos) return found;
  // Written without a scheme: the other one may be meant.
  if (!gather::CanonicalUrl("https://" + std::string(text), *rules, canonical)) {
    return model::kNoUrl;
  }
  return snapshot.FindUrl(canonical);
}

bool IsAbout(const model::Finding& finding, std::string_view url) {
  if (finding.target == url || finding.url == url) return true;
  return std::any_of(finding.occurrences.begin(), finding.occurrences.end(),
                     [url](const model::Occurrence& place) { return place.page == url; });
}

Error Unknown(std::string_view what) {
  return NotFound("the snapshot knows nothing of " + std::string(what));
}

}  // namespace

Result<Explanation> Explain(const model::SnapshotView& snapshot, const model::Report& report,
                            std::string_view what) {
  Explanation out;
  model::UrlId id = model::kNoUrl;
  if (what.starts_with("f-")) {
    for (const model::Finding& finding : report.findings) {
      if (finding.id == what) out.finding = finding;
    }
    if (!out.finding) return Unknown(what);
    id = snapshot.FindUrl(out.finding->target.empty() ? out.finding->url : out.finding->target);
  } else if (what.starts_with("c-")) {
    for (const model::Column& column : report.columns) {
      if (column.id == what) out.column = column;
    }
    if (!out.column) return Unknown(what);
    id = FindAddress(snapshot, out.column->url);
  } else if (what.starts_with('#')) {
    const auto [end, error] = std::from_chars(what.data() + 1, what.data() + what.size(), id);
    if (error != std::errc() || end != what.data() + what.size() || id >= snapshot.url_count()) {
      return Unknown(what);
    }
  } else {
    id = FindAddress(snapshot, what);
    if (id == model::kNoUrl) return Unknown(what);
    for (const model::Column& column : report.columns) {
      if (FindAddress(snapshot, column.url) == id) out.column = column;
    }
  }
  if (id < snapshot.url_count()) {
    XC_ASSIGN_OR_RETURN(out.url, ExplainUrl(snapshot, id));
    for (const model::Finding& finding : report.findings) {
      const bool itself = out.finding && finding.id == out.finding->id;
      if (!itself && IsAbout(finding, out.url->url)) out.findings.push_back(finding);
    }
  }
  return out;
}

}  // namespace xuncha::app
