// SPDX-License-Identifier: Apache-2.0
//
// Wrong words and personal data in what a page shows: its text, title, meta tags and the words of
// its images. The text itself is not kept; what is kept of pages with personal data is redacted.
#include <algorithm>
#include <utility>

#include "facts/page_extractor_impl.h"
#include "facts/page_tables.h"
#include "text_checks/table_scan.h"

namespace xuncha::facts {

using std::string_view;

void PageExtractor::Impl::FinishTexts() {
  const text_checks::TextScanner* scanner = words_.lexicon().scanner.get();
  if (scanner == nullptr) return;
  std::vector<model::TextHit>& hits = facts_->text_hits;
  const string_view text = visible_.All();
  const PageTables tables(outline_, visible_, scanner->personal().rules());
  if (!body_scan_) body_scan_.emplace(*scanner);
  body_scan_->Scan(text, {.part = model::TextPart::kBody, .cells = tables.cells()}, hits);
  for (const PageTables::List& list : tables.lists()) {
    model::TextHit hit = text_checks::HitOf(list.persons);
    hit.at = CountCharacters(visible_.View(0, list.at));
    text_checks::AddHit(hits, std::move(hit));
  }
  scanner->Scan(facts_->title, {model::TextPart::kTitle}, hits);
  for (const model::MetaTag& meta : facts_->metas) {
    scanner->Scan(meta.content, {model::TextPart::kMeta}, hits);
  }
  // Labels that are no part of the text: alt and title of images. What a link to a page is called
  // stands in the text, and a linked image has its own entry.
  const char* last = nullptr;
  for (const RawLink& link : out_->links) {
    const string_view label = link.link.label;
    if (label.empty() || label.data() == last || link.link.use == model::kUsePage) continue;
    last = label.data();
    scanner->Scan(label, {model::TextPart::kAlt}, hits);
  }
  const bool personal = std::any_of(hits.begin(), hits.end(), [](const model::TextHit& hit) {
    return model::IsPersonal(hit.kind);
  });
  if (personal) RedactFacts();
}

// Facts are no copy of what must not be published: numbers of persons are masked in all texts that
// reports may show. Marks of the footer are an office's own.
void PageExtractor::Impl::RedactFacts() {
  const text_checks::TextScanner& scanner = *words_.lexicon().scanner;
  const auto redact = [&](std::string& text) { text = scanner.Redacted(text); };
  redact(facts_->title);
  redact(facts_->main_text);
  for (std::string& heading : facts_->headings) redact(heading);
  for (std::string& crumb : facts_->breadcrumb) redact(crumb);
  for (model::MetaTag& meta : facts_->metas) redact(meta.content);
  for (model::ListBlock& block : facts_->lists.blocks) {
    redact(block.heading);
    for (model::ListItem& item : block.items) redact(item.title);
  }
  redact(facts_->lists.placeholder);
  redact(facts_->lists.none_note);
  for (RawLink& link : out_->links) {
    const std::string label = scanner.Redacted(link.link.label);
    if (label != link.link.label) link.link.label = Kept(label);
  }
}

}  // namespace xuncha::facts
