// SPDX-License-Identifier: Apache-2.0
#include "app/evidence.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "store/data_folder.h"
#include "whatwg/encoding.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::app {
namespace {

constexpr std::size_t kMostSnapshots = 8;  // open at once
constexpr std::size_t kAround = 160;       // bytes of an excerpt on either side of the spot
constexpr std::size_t kShortestSpot = 4;   // shorter ones are everywhere

// The value of a header, its name in any case; "" = not there.
std::string_view HeaderOf(std::string_view head, std::string_view name) {
  while (!head.empty()) {
    const std::size_t end = std::min(head.find("\r\n"), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 2, head.size()));
    const std::size_t colon = line.find(':');
    if (colon != name.size()) continue;
    const bool same = std::equal(name.begin(), name.end(), line.begin(), [](char a, char b) {
      return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + ('a' - 'A')) : b);
    });
    if (!same) continue;
    line.remove_prefix(colon + 1);
    while (line.starts_with(' ')) line.remove_prefix(1);
    return line;
  }
  return "";
}

std::string AsUtf8(const store::KeptEvidence& kept) {
  const std::string_view type = HeaderOf(kept.response_head, "content-type");
  const whatwg::EncodingSniff sniff =
      whatwg::SniffEncoding(kept.payload, whatwg::CharsetOfContentType(type));
  return whatwg::Decode(kept.payload, sniff.actual != nullptr ? *sniff.actual : *sniff.encoding);
}

// As pages write a day: 2022-03-01, 2022/03/01, 2022.03.01, 2022年3月1日, 03-01.
void AddDay(const std::string& iso, std::vector<std::string>& spots) {
  const auto day = ParseDay(iso);
  if (!day) return;
  spots.push_back(iso);
  for (const char mark : {'/', '.'}) {
    std::string written = iso;
    std::replace(written.begin(), written.end(), '-', mark);
    spots.push_back(std::move(written));
  }
  const auto number = [&](std::size_t at) { return std::to_string(std::stoi(iso.substr(at, 2))); };
  spots.push_back(iso.substr(0, 4) + "年" + number(5) + "月" + number(8) + "日");
  spots.push_back(iso.substr(5));
}

// The words that a title quotes: labels of links and menus.
void AddQuoted(std::string_view title, std::vector<std::string>& spots) {
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  while (true) {
    const std::size_t open = title.find(kOpen);
    if (open == std::string_view::npos) return;
    const std::size_t close = title.find(kClose, open);
    if (close == std::string_view::npos) return;
    spots.emplace_back(title.substr(open + kOpen.size(), close - open - kOpen.size()));
    title.remove_prefix(close + kClose.size());
  }
}

void AddTarget(const std::string& target, std::vector<std::string>& spots) {
  if (target.empty()) return;
  spots.push_back(target);
  const std::size_t scheme = target.find("://");
  if (scheme == std::string::npos) return;
  const std::size_t slash = target.find('/', scheme + 3);
  if (slash == std::string::npos || slash + 1 == target.size()) return;
  spots.push_back(target.substr(slash));
  const std::size_t last = target.find_last_of('/', target.size() - 2);
  if (last > slash) spots.push_back(target.substr(last + 1));
}

}  // namespace

std::vector<std::string> SpotsOf(const model::Problem& problem) {
  std::vector<std::string> spots;
  AddTarget(problem.target, spots);
  AddDay(problem.latest, spots);
  AddQuoted(problem.title, spots);
  spots.push_back(problem.seen);
  if (!problem.column_path.empty()) spots.push_back(problem.column_path.back());
  std::erase_if(spots, [](const std::string& one) { return one.size() < kShortestSpot; });
  return spots;
}

std::string ExcerptAround(std::string_view html, const std::vector<std::string>& spots,
                          std::string& spot) {
  spot.clear();
  for (const std::string& one : spots) {
    const std::size_t at = html.find(one);
    if (at == std::string_view::npos) continue;
    spot = one;
    std::size_t from = at < kAround ? 0 : at - kAround;
    while (from < at && (static_cast<unsigned char>(html[from]) & 0xC0U) == 0x80U) ++from;
    return std::string(CutUtf8(html.substr(from), at - from + one.size() + kAround));
  }
  return "";
}

Result<std::vector<PlaceEvidence>> EvidenceReader::Of(const model::Problem& problem,
                                                      EvidenceDetail detail) {
  std::vector<PlaceEvidence> places;
  if (problem.snapshot.empty() || data_dir_.empty()) return places;
  auto found = open_.find(problem.snapshot);
  if (found == open_.end()) {
    XC_ASSIGN_OR_RETURN(const store::DataFolder folder, store::DataFolder::Create(data_dir_));
    auto opened = store::SnapshotReader::Open(folder, problem.snapshot);
    if (!opened && opened.error().code != ErrorCode::kNotFound) return opened.error();
    if (open_.size() >= kMostSnapshots) open_.clear();
    found = open_.emplace(problem.snapshot, opened ? std::move(*opened) : nullptr).first;
  }
  if (found->second == nullptr) return places;
  const store::SnapshotReader& snapshot = *found->second;
  std::vector<std::string> urls;
  for (const std::string& url : {problem.target, problem.url}) {
    if (url.empty() || std::find(urls.begin(), urls.end(), url) != urls.end()) continue;
    urls.push_back(url);
  }
  for (const std::string& url : urls) {
    const model::UrlId id = snapshot.FindUrl(url);
    if (id == model::kNoUrl) continue;
    PlaceEvidence& place = places.emplace_back();
    place.snapshot = problem.snapshot;
    place.url = url;
    XC_ASSIGN_OR_RETURN(const std::vector<model::Attempt> attempts, snapshot.attempts(id));
    if (!attempts.empty()) {
      place.at = attempts.back().at;
      place.outcome = model::Name(attempts.back().outcome);
      place.status = attempts.back().status;
    }
    const std::vector<model::EvidenceRef> refs = snapshot.evidence(id);
    if (refs.empty()) continue;
    place.ref = refs.back().ref;
    place.sha256 = refs.back().sha256;
    if (detail != EvidenceDetail::kFull) continue;
    XC_ASSIGN_OR_RETURN(store::KeptEvidence kept, snapshot.Evidence(place.ref));
    place.excerpt = ExcerptAround(AsUtf8(kept), SpotsOf(problem), place.spot);
    place.response_head = std::move(kept.response_head);
    place.payload = std::move(kept.payload);
    place.truncated = kept.truncated;
  }
  return places;
}

}  // namespace xuncha::app
