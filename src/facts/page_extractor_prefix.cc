// SPDX-License-Identifier: Apache-2.0
//
// Beginnings of bodies that pages share. Three pages make one: the second shows how far it is like
// the first, the third is watched while it is read, and from the fourth on the result is taken
// over.
#include <algorithm>
#include <utility>

#include "facts/page_extractor_impl.h"

namespace xuncha::facts {
namespace {

using std::string_view;

constexpr std::size_t kMinShared = 1024;  // bytes; less is not worth it
constexpr std::size_t kMaxShared = 64 * 1024;
// A token may depend on so many bytes behind it ("</" and a letter end a text).
constexpr std::size_t kLookAhead = 4;

std::size_t CommonPrefix(string_view a, string_view b) {
  const std::size_t size = std::min(a.size(), b.size());
  return static_cast<std::size_t>(
      std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(size), b.begin()).first -
      a.begin());
}

bool NoMarks(const model::SiteMarks& marks) {
  return !marks.organ_mark && !marks.site_map && !marks.error_report && !marks.age_friendly &&
         !marks.in_script;
}

}  // namespace

// Whether nothing of this page is in the facts yet that a shared beginning writes to.
bool PageExtractor::Impl::MayShare() const {
  const auto plain = [](const Frame& frame) {
    return frame.tag == TagId::kUnknown || frame.tag == TagId::kHtml || frame.tag == TagId::kHead;
  };
  return !transcoded_ && seen_title_ && visible_.size() == 0 && hidden_.size() == 0 &&
         !anchor_.open && std::all_of(frames_.begin(), frames_.end(), plain) &&
         facts_->headings.empty() && facts_->forms.empty() && facts_->breadcrumb.empty() &&
         facts_->incomplete_marks == 0 && !facts_->frameset && !facts_->password_form &&
         !facts_->depth_limited && NoMarks(facts_->marks) && out_->form_links.empty() &&
         out_->base_href.empty() && out_->error_report_link == kNoIndex &&
         out_->site_map_link == kNoIndex && publish_date_.CanResume(publish_date_.state()) &&
         tokenizer_.at_plain_data();
}

// Whether the pass can be cut here: what is open can be copied, and nothing was said that a page
// says for itself.
bool PageExtractor::Impl::AtBoundary() const {
  return tokenizer_.at_plain_data() && !anchor_.open && facts_->breadcrumb.empty() &&
         out_->base_href.empty() && facts_->metas.size() == metas_before_ &&
         bad_sequences_ == bad_before_ && publish_date_.votes() == votes_before_ &&
         publish_date_.state().dated_runs_ == dated_before_ && redirect_ == redirect_before_ &&
         frames_.size() > frames_before_;
}

bool PageExtractor::Impl::SameBefore(const PagePrefix& prefix) const {
  return prefix.encoding == encoding_ && prefix.is_valid == is_valid_ &&
         prefix.links_before == out_->links.size() && prefix.nodes_before == outline_.size() &&
         prefix.node_before == outline_.open() &&
         prefix.before == static_cast<const PassState&>(*this) &&
         publish_date_.CanResume(prefix.dates_before);
}

// At the start tag of the body. True if the pass goes on behind a beginning that was taken over.
bool PageExtractor::Impl::OnBody(std::size_t begin) {
  body_begin_ = begin;
  if (!MayShare()) return false;
  const string_view body = body_.substr(begin, kMaxShared);
  const PagePrefix* other_state = nullptr;
  for (const auto& prefix : prefixes_) {
    if (prefix == nullptr || !body.starts_with(prefix->bytes)) continue;
    if (!prefix->ready) continue;
    if (SameBefore(*prefix)) {
      TakeOver(*prefix);
      return true;
    }
    other_state = prefix.get();
  }
  metas_before_ = facts_->metas.size();
  bad_before_ = bad_sequences_;
  votes_before_ = publish_date_.votes();
  dated_before_ = publish_date_.state().dated_runs_;
  redirect_before_ = redirect_;
  frames_before_ = frames_.size();
  if (planned_.size() >= kMinShared && body.starts_with(planned_)) {
    Watch(planned_);
    planned_.clear();
  } else if (other_state != nullptr) {
    Watch(other_state->bytes);
  } else {
    learning_ = true;
    const std::size_t shared = CommonPrefix(body, last_body_);
    if (shared >= kMinShared) watch_until_ = shared - kLookAhead;
  }
  return false;
}

// Begins to keep what comes of `bytes` on this page.
void PageExtractor::Impl::Watch(string_view bytes) {
  watched_ = std::make_unique<PagePrefix>();
  PagePrefix& prefix = *watched_;
  prefix.bytes = bytes;
  prefix.encoding = encoding_;
  prefix.is_valid = is_valid_;
  prefix.before = static_cast<const PassState&>(*this);
  prefix.dates_before = publish_date_.state();
  prefix.links_before = static_cast<std::uint32_t>(out_->links.size());
  prefix.nodes_before = outline_.size();
  prefix.node_before = outline_.open();
  publish_date_.Record(&prefix.runs);
  watch_until_ = prefix.bytes.size();
}

// Behind a tag of the body, while its beginning is watched.
void PageExtractor::Impl::AfterTag(std::size_t end) {
  const std::size_t at = end - body_begin_;
  if (frames_.size() < frames_before_) {  // it closed what was open before it: never shared
    boundary_ = 0;
    watch_until_ = 0;
    watched_.reset();
    publish_date_.Record(nullptr);
    return;
  }
  if (watched_ == nullptr) {  // how far could it go?
    if (at <= watch_until_) {
      if (AtBoundary()) boundary_ = at;
    } else {
      watch_until_ = 0;
    }
    return;
  }
  if (at < watch_until_) return;
  watch_until_ = 0;
  publish_date_.Record(nullptr);
  if (at == watched_->bytes.size() && AtBoundary()) {
    Keep();
  } else {
    watched_.reset();
  }
}

// Copies what the pass has come to, so that it outlives the page.
void PageExtractor::Impl::Keep() {
  PagePrefix& prefix = *watched_;
  const string_view page = body_.substr(body_begin_, prefix.bytes.size());
  const auto own = [&](string_view& view) {
    if (view.empty()) {
      view = {};
    } else if (view.data() >= page.data() && view.data() < page.data() + page.size()) {
      const auto offset = static_cast<std::size_t>(view.data() - page.data());
      view = string_view(prefix.bytes).substr(offset, view.size());
    } else {
      view = prefix.arena.Copy(view);
    }
  };
  for (PassState* state : {&prefix.before, &prefix.after}) {
    if (state == &prefix.after) *state = static_cast<const PassState&>(*this);
    own(state->raw_type_);
    own(state->anchor_.image_label);
    own(state->anchor_.title);
  }
  prefix.dates_after = publish_date_.state();
  for (PublishDateCollector::State* state : {&prefix.dates_before, &prefix.dates_after}) {
    for (auto& run : state->before_) own(run.raw);
    for (auto& open : state->classes_) own(open.names);
  }
  for (auto& run : prefix.runs) own(run.raw);
  for (std::uint32_t i = prefix.nodes_before; i < outline_.size(); ++i) {
    OutlineNode& node = prefix.nodes.emplace_back(outline_[i]);
    own(node.names);
    own(node.id);
  }
  prefix.node_after = outline_.open();
  for (std::size_t i = prefix.links_before; i < out_->links.size(); ++i) {
    RawLink& link = prefix.links.emplace_back(out_->links[i]);
    own(link.address);
    own(link.link.label);
  }
  prefix.form_links = out_->form_links;
  prefix.error_report_link = out_->error_report_link;
  prefix.site_map_link = out_->site_map_link;
  prefix.facts.headings = facts_->headings;
  prefix.facts.forms = facts_->forms;
  prefix.facts.marks = facts_->marks;
  prefix.facts.incomplete_marks = facts_->incomplete_marks;
  prefix.facts.frameset = facts_->frameset;
  prefix.facts.password_form = facts_->password_form;
  prefix.facts.depth_limited = facts_->depth_limited;
  prefix.visible = visible_.All();
  prefix.hidden = hidden_.All();
  prefix.visible_break = visible_.at_break();
  prefix.hidden_break = hidden_.at_break();
  prefix.ready = true;
  prefixes_[next_prefix_] = std::move(watched_);
  next_prefix_ = (next_prefix_ + 1) % kPrefixes;
}

void PageExtractor::Impl::TakeOver(const PagePrefix& prefix) {
  static_cast<PassState&>(*this) = prefix.after;
  publish_date_.Resume(prefix.dates_after, prefix.runs);
  outline_.Resume(prefix.nodes, prefix.node_after);
  out_->links.insert(out_->links.end(), prefix.links.begin(), prefix.links.end());
  out_->form_links = prefix.form_links;
  out_->error_report_link = prefix.error_report_link;
  out_->site_map_link = prefix.site_map_link;
  facts_->headings = prefix.facts.headings;
  facts_->forms = prefix.facts.forms;
  facts_->marks = prefix.facts.marks;
  facts_->incomplete_marks = prefix.facts.incomplete_marks;
  facts_->frameset = prefix.facts.frameset;
  facts_->password_form = prefix.facts.password_form;
  facts_->depth_limited = prefix.facts.depth_limited;
  visible_.Resume(prefix.visible, prefix.visible_break);
  hidden_.Resume(prefix.hidden, prefix.hidden_break);
  tokenizer_.SkipTo(body_begin_ + prefix.bytes.size());
}

// The page ends: what it shares with the one before it is looked for on the next.
void PageExtractor::Impl::FinishPrefix() {
  publish_date_.Record(nullptr);
  watched_.reset();
  watch_until_ = 0;
  if (body_begin_ == kNoBody || !learning_) return;
  if (boundary_ >= kMinShared) {
    planned_ = body_.substr(body_begin_, boundary_);
  } else {
    last_body_ = body_.substr(body_begin_, kMaxShared);
  }
}

}  // namespace xuncha::facts
