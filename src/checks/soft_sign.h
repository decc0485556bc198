// SPDX-License-Identifier: Apache-2.0
//
// Whether a page with a good status says "no such page": the judgement behind soft_404, made once a
// page by the runner, since other checks leave such pages alone. docs/internals/soft-404.md.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "checks/params.h"
#include "model/page_facts.h"
#include "model/snapshot.h"

namespace xuncha::checks {

struct ErrorPhrases;

// How the page gives itself away.
enum class SoftSign : std::uint8_t {
  kNone = 0,
  kSaysSo,       // title or heading says so, and there is hardly any text
  kEqualsProbe,  // the same text as the answer to an address that cannot exist
  kLikeProbe,    // the same title and all but the same text as that answer
  kServerPage,   // by its own words the page of a server or a program that failed
  kDefaultPage,  // by its own words what a server shows when nothing was put there
};

class SoftJudge {
 public:
  // All borrowed. `params` are those of soft_404.
  SoftJudge(const model::SnapshotView& snapshot, const ErrorPhrases& phrases, const Params& params);

  // Linear in title, headings and main text (all bounded); constant otherwise.
  SoftSign Judge(const model::PageFacts& page, const model::UrlRecord& record);

  // After all pages: whether likeness to this probe means anything. It does not where a good part
  // of all pages of the shape are alike because their text is filled in by scripts, nor where the
  // shape's pages take no notice of the parameter that makes the probe's address impossible. That
  // pages are a home page that can be read without scripts is no such likeness.
  bool ProbeTellsApart(std::uint16_t probe) const;
  // Probes that could be judged by, for the check's own account.
  bool AnyUsableProbe() const;

 private:
  struct Shape {
    bool usable = false;
    std::uint32_t pages = 0;
    std::uint32_t alike = 0;
    std::uint32_t alike_shells = 0;
    std::uint32_t alike_homes = 0;  // of the shells, those that are the home page
  };
  // A page that a server or a program makes by itself. kNone, kServerPage or kDefaultPage.
  SoftSign OwnPageOfServer(const model::PageFacts& page) const;
  bool IsHomeName(std::string_view url) const;
  bool HomeTellsApart() const { return other_pages_ > home_copies_; }
  bool SaysSo(const model::PageFacts& page, std::string_view url) const;
  bool IsLike(const model::PageFacts& page, std::string_view url,
              const model::ProbeAnswer& probe) const;

  const std::vector<model::ProbeAnswer>& probes_;
  const ErrorPhrases& phrases_;
  std::vector<Shape> shapes_;
  std::uint64_t home_digest_ = 0;  // of the home page's text, where it is readable; 0 = it is not
  std::uint64_t home_text_ = 0;    // the same, readable or not
  std::string home_title_;
  bool home_known_ = false;
  std::string home_folder_;      // "http://www.example.gov.cn/cn/"
  std::size_t home_copies_ = 0;  // pages that are the home page's text
  std::size_t other_pages_ = 0;  // pages with a text of their own
  std::uint32_t max_chars_ = 0;
  std::uint32_t max_text_chars_ = 0;
  int max_distance_ = 0;
  std::uint32_t max_length_percent_ = 0;
  std::uint32_t shell_percent_ = 0;
  std::size_t max_title_chars_ = 0;
  std::size_t max_links_ = 0;
};

}  // namespace xuncha::checks
