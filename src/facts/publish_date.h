// SPDX-License-Identifier: Apache-2.0
//
// When an article was published, found by voting among what its page says: meta elements, a label
// in the text (发布时间：…), JSON-LD, <time>, the place near the headline, the URL. Where strong
// witnesses disagree beyond reason there is no answer: no date is better than a wrong one.
//
// The day is the one that the page writes, in the page's own offset. Dates of the document, of
// meetings and of deadlines (成文日期, 会议时间, 截止日期, 公示期) never stand in for it.
//
// The collector is fed by whoever reads the page's tokens, in the order of the page. It does next
// to nothing for text without digits; text is decoded only where a date can be. Pure, linear in
// what it is fed, bounded memory. Not thread-safe.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facts/date_reader.h"
#include "facts/publish_date_labels.h"
#include "facts/publish_date_url.h"
#include "whatwg/encoding.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::facts {

// Who said it.
enum class DateWitness : std::uint8_t {
  kNone = 0,
  kMeta,
  kLabel,  // words in the text say that it is the publish date
  kJsonLd,
  kTime,  // <time>, itemprop, a microformat
  kText,  // stands under the headline, without a label
  kUrl,
};
const char* Name(DateWitness witness);  // "meta", "label", "jsonld", "time", "text", "url", ""

struct PublishDate {
  std::optional<DateHit> published;  // begin and end mean nothing here
  DateWitness from = DateWitness::kNone;
  bool disagreed = false;     // there were strong witnesses, but they contradict each other
  std::optional<Day> issued;  // 成文日期 or its like: the document's own date

  // "2022-08-01" or "2022-08-01T14:05"; "" where there is none.
  std::string Iso() const { return published ? FormatHit(*published) : std::string(); }
};

// What the collector knows at one place of a page, besides the votes and what is the page's own.
struct PublishDateState {
  struct Run {
    std::string_view raw;
    whatwg::TextFlags flags = 0;
    bool in_link = false;
    bool is_title = false;
    bool in_heading = false;

    bool operator==(const Run&) const = default;
  };
  // The class (or id) of an element that is open. Tags left open make it live too long: no harm.
  struct OpenClass {
    std::string_view names;
    std::int32_t depth = INT32_MIN;

    bool operator==(const OpenClass&) const = default;
  };

  static constexpr std::uint32_t kRing = 4;  // a power of two above kContextRuns
  static constexpr std::size_t kClasses = 3;

  DateReaderOptions options_;
  std::size_t title_match_ = 0;                // bytes of the longest run found in the title
  std::array<Run, kRing> before_{};            // the last text runs, by their number
  std::array<OpenClass, kClasses> classes_{};  // the innermost first
  std::int32_t depth_ = 0;
  std::uint32_t run_ = 0;             // text runs so far
  std::uint32_t title_run_ = 0;       // number of the run that was the headline; 0: none yet
  std::uint32_t heading_run_ = 0;     // number of the last run in h1–h3
  std::uint32_t prose_run_ = 0;       // number of the first long paragraph after the headline
  std::uint32_t labelled_until_ = 0;  // itemprop=datePublished: the next runs are the date
  std::size_t examined_ = 0;
  std::uint32_t last_link_run_ = 0;  // number of the last run inside a link
  std::uint32_t last_row_run_ = 0;   // number of the last run that may be the row of a list
  bool in_link_ = false;
  bool in_heading_ = false;
  bool saw_publish_label_ = false;
  bool saw_place_ = false;
  bool saw_time_ = false;
  std::size_t dated_runs_ = 0;  // runs with a date that has a year

  bool operator==(const PublishDateState&) const = default;
};

class PublishDateCollector : private PublishDateState {
 public:
  PublishDateCollector() = default;
  // `words` are added to the built-in ones; what they view outlives the collector.
  explicit PublishDateCollector(const DateWords& words) : words_(words) {}

  // Forgets the last page. `url` and everything that is fed must live until Decide.
  void Begin(std::string_view url, const whatwg::Encoding& encoding);

  // The title element's text, as written.
  void OnTitle(std::string_view raw);
  // A meta element with a name, property or itemprop, and its content, both as written.
  void OnMeta(std::string_view name, std::string_view content);
  // The text of a script of type application/ld+json, as written.
  void OnJsonLd(std::string_view raw);

  // Every start tag and end tag outside head but those of title, meta, script and style.
  void OnStartTag(const whatwg::Token& token) {
    ++depth_;
    switch (token.tag) {
      case whatwg::TagId::kA:
        in_link_ = true;
        break;
      case whatwg::TagId::kH1:
      case whatwg::TagId::kH2:
      case whatwg::TagId::kH3:
        in_heading_ = true;
        break;
      case whatwg::TagId::kTime:
        OnTime(token);
        break;
      case whatwg::TagId::kArea:  // these have no end tag
      case whatwg::TagId::kBase:
      case whatwg::TagId::kBr:
      case whatwg::TagId::kCol:
      case whatwg::TagId::kEmbed:
      case whatwg::TagId::kParam:
      case whatwg::TagId::kSource:
      case whatwg::TagId::kTrack:
      case whatwg::TagId::kWbr:
      case whatwg::TagId::kImg:
      case whatwg::TagId::kInput:
      case whatwg::TagId::kHr:
      case whatwg::TagId::kLink:
        --depth_;
        break;
      default:
        break;
    }
    if (token.attributes.empty()) return;
    OnAttributes(token);
  }
  void OnEndTag(whatwg::TagId tag) {
    --depth_;
    while (classes_[0].depth > depth_) {
      classes_[0] = classes_[1];
      classes_[1] = classes_[2];
      classes_[2] = {};
    }
    switch (tag) {
      case whatwg::TagId::kA:
        in_link_ = false;
        break;
      case whatwg::TagId::kH1:
      case whatwg::TagId::kH2:
      case whatwg::TagId::kH3:
        in_heading_ = false;
        break;
      default:
        break;
    }
  }

  // Every text token of the body that is not all white space; scripts and styles left out.
  void OnText(std::string_view raw, whatwg::TextFlags flags);

  // Takes back what texts from `position` on have said: they turned out to be the page's footer.
  // REQUIRES: the texts it was fed are views of one buffer, in order
  void ForgetFrom(const char* position);

  PublishDate Decide();

  using State = PublishDateState;
  using Run = PublishDateState::Run;

  const State& state() const { return *this; }
  std::size_t votes() const { return votes_.size(); }
  // Whether what it was fed so far is of the head only, so that `before`, if it is its state, says
  // all that the text to come can depend on but the title.
  bool CanResume(const State& before) const;
  // Goes on from what another page had come to, from the same state and without a dated run: the
  // same runs of text are matched with this page's title.
  void Resume(const State& after, const std::vector<Run>& runs);
  // From now on the runs of text are written down there, too; null: no more.
  void Record(std::vector<Run>* runs) { recorded_ = runs; }

 private:
  // A short text in which dates were read before, under the same order of numbers.
  struct ReadRun {
    static constexpr std::size_t kMaxBytes = 40;
    std::array<char, kMaxBytes> text{};
    bool used = false;
    DateOrder order = DateOrder::kYearFirst;
    std::uint8_t size = 0;
    std::uint8_t hit_count = 0;
    std::array<DateHit, 2> hits{};
  };
  static constexpr std::size_t kReadRuns = 1024;

  struct Vote {
    DateHit hit;
    DateWitness witness = DateWitness::kNone;
    int weight = 0;
    std::uint32_t run = 0;       // the number of the text run it stood in
    bool row = false;            // stands where the date of a list's row would
    bool after_link = false;     // a link stood between it and the row before
    const char* text = nullptr;  // where its text run begins; null: no text said it
  };

  static constexpr std::uint32_t kContextRuns = 3;
  static constexpr std::size_t kMaxVotes = 96;
  static constexpr std::size_t kMaxRuns = 128;      // examined for dates on a page
  static constexpr std::size_t kMaxRunBytes = 400;  // longer ones are prose

  // The run that was `back` before the current one, 1 to kContextRuns.
  const Run& Before(std::uint32_t back) const { return before_[(run_ - back) % kRing]; }

  void OnTime(const whatwg::Token& token);
  void OnAttributes(const whatwg::Token& token);
  void MatchTitle(std::string_view trimmed);
  void ReadDatesOfRun();
  void ExamineText(std::string_view trimmed, whatwg::TextFlags flags);
  void VoteText(std::size_t boundary, const DateHit& hit, std::size_t before_begin,
                std::size_t date_bytes);
  void NoteRow(const DateHit& hit, DateWitness witness, int weight);
  int PlaceWeight(const DateHit& hit) const;
  void AddValue(std::string_view raw, whatwg::TextFlags flags, DateWitness witness, int weight);
  void AddVote(const DateHit& hit, DateWitness witness, int weight);
  void VoteUrl();
  void DemoteRows();
  void DemoteEarlyTimes();
  bool IsLongLink(std::string_view trimmed) const;
  bool IsForeignLink(const Run& run) const;  // the headline of another article
  std::string_view Decode(std::string_view raw, whatwg::TextFlags flags, std::string& out);

  DateWords words_;
  std::string_view url_;
  const whatwg::Encoding* encoding_ = nullptr;
  std::string_view title_;
  std::array<std::uint64_t, 16> title_parts_{};  // which first bytes of a run the title can hold

  std::vector<Vote> votes_;
  const char* text_ = nullptr;  // the run that is being looked at; null between runs
  std::optional<Day> issued_;
  std::optional<UrlDate> url_date_;
  std::vector<Run>* recorded_ = nullptr;
  std::vector<DateHit> hits_;
  std::vector<ReadRun> read_runs_ = std::vector<ReadRun>(kReadRuns);  // by the hash of the text
  bool in_headline_ = false;  // that run is the page's headline and more than a day
  std::string joined_;        // the run being looked at, as UTF-8
  std::string context_;       // the same behind the ends of the runs before
  std::string scratch_;
  std::string decoded_;
};

}  // namespace xuncha::facts
