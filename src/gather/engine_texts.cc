// SPDX-License-Identifier: Apache-2.0
//
// The text of attachments, read beside the loop (text_worker.h). The URL of such a file is settled
// only when its text was read, so that a kill in between loses nothing: it is asked again.
#include <algorithm>

#include "facts/file_facts.h"
#include "gather/attachment_reader.h"
#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/text_worker.h"

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

constexpr std::int64_t kLook = 250;  // ms

}  // namespace

// True: its text is being read, and what it takes to record and settle it is kept until then (a
// response that is to be kept, too). False: recorded as far as it is to be.
bool Engine::TakeAttachment(model::UrlId id, const std::string& url, model::FileKind kind,
                            const FetchAnswer& answer, bool keep) {
  const std::string_view path = SplitCanonical(url).path;
  const AttachmentReader* reader = control_.attachments;
  if (reader == nullptr || options_.max_attachment_text_bytes == 0) return false;
  model::TextRead why = reader->Plan(answer.body, kind, path);
  if (why == model::TextRead::kNone) return false;
  if (why == model::TextRead::kWhole &&
      (answer.body_cut || answer.body.size() > options_.max_attachment_text_bytes)) {
    why = model::TextRead::kTooLarge;
  }
  bool asked = false;
  if (why == model::TextRead::kWhole) {
    if (texts_ == nullptr) {
      TextWorkerLimits limits;
      // Side by side with others of this process one thread each is enough.
      if (control_.budgets != nullptr) limits.threads = 1;
      texts_ = std::make_unique<TextWorker>(*reader, limits);
    }
    asked = texts_->Ask({std::string(answer.body), kind, std::string(path)});
    if (!asked) why = model::TextRead::kCrowded;
  }
  if (!asked) {
    AddText(id, {why, {}});
    return false;
  }
  Reading reading;
  reading.id = id;
  reading.attempt = AttemptOf(answer, Outcome::kOk, answer.detail, {});
  if (keep) {
    reading.keep = std::make_unique<OwnedResponse>(answer);
    reading.keep->url = url;
  }
  readings_.push_back(std::move(reading));
  return true;
}

void Engine::AddText(model::UrlId id, TextAnswer text) {
  model::PageFacts facts;
  facts.url = id;
  facts.is_attachment = true;
  facts.text_read = text.read;
  facts.text_hits = std::move(text.hits);
  Check(sink_.AddPage(facts));
}

// Records and settles what was read meanwhile, in the order of asking.
void Engine::TakeTexts() {
  while (!readings_.empty() && error_.has_value()) {
    std::optional<TextAnswer> text = texts_->Take();
    if (!text) break;
    const Reading reading = std::move(readings_.front());
    readings_.pop_front();
    if (reading.keep != nullptr) KeepOwned(reading.id, *reading.keep);
    AddText(reading.id, std::move(*text));
    RecordAttempt(reading.id, reading.attempt);
    Settle(reading.id, Outcome::kOk, NotCheckedWhy::kNone);
    state_changed_ = true;
  }
  if (held_files_.empty()) return;
  for (std::size_t room = texts_->Room(); room > 0 && !held_files_.empty(); --room) {
    EnqueueUrl(held_files_.front());
    held_files_.pop_front();
  }
}

// Whether a file that a document is expected at must wait until others were read: what was fetched
// lies in memory until then.
bool Engine::MustWaitForTexts(model::UrlId id, std::string_view path) {
  if (texts_ == nullptr || texts_->Room() > 0 ||
      facts::ExpectedFor(frontier_->entry(id).uses, path) != model::Expected::kAttachment) {
    return false;
  }
  held_files_.push_back(id);
  return true;
}

// The loop has nothing to do but to wait for texts.
bool Engine::WaitsForTextsOnly() const {
  return !readings_.empty() && fetcher_.in_flight() == 0 && hosts_->waiting() == 0 &&
         waiting_chains_.empty() && in_doubt_ == 0;
}

// The inspection ends early: what is being read is waited for, what was not begun is told as not
// read, and what was not even asked is what SettleOpen makes of it.
void Engine::EndTexts() {
  if (texts_ == nullptr) return;
  texts_->DropWaiting();
  held_files_.clear();
  while (!readings_.empty() && error_.has_value()) {
    texts_->Wait(kLook);
    TakeTexts();
  }
}

}  // namespace xuncha::gather
