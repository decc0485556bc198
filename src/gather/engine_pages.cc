// SPDX-License-Identifier: Apache-2.0
//
// Bodies into facts, links into the frontier: the hot path. A link that was seen before, written
// the same way on a page of the same folder, costs one hash and one cache line.
#include <algorithm>

#include "base/ascii.h"
#include "facts/script_address.h"
#include "facts/script_fills.h"
#include "facts/style_pictures.h"
#include "facts/template_address.h"
#include "gather/address_guard.h"
#include "gather/canonical_url.h"
#include "gather/engine.h"
#include "gather/hash.h"
#include "gather/path_shape.h"
#include "model/main_list.h"
#include "whatwg/encoding.h"
#include "whatwg/encoding_sniff.h"

namespace xuncha::gather {
namespace {

using model::NotCheckedWhy;
using model::Outcome;

constexpr std::size_t kMaxTypes = 4096;
constexpr std::uint32_t kMaxKeptLists = 300;
constexpr std::uint32_t kMaxKeptSuspicious = 200;
constexpr std::uint32_t kMaxKeptUntagged = 20;
constexpr std::uint32_t kMaxKeptEmpty = 200;
constexpr std::uint32_t kMaxKeptWords = 200;
constexpr std::uint32_t kFewChars = 100;
constexpr std::uint32_t kMaxKeptWrong = 2000;
constexpr std::uint32_t kWallChars = 600;  // a page with less text may be a wall's
constexpr std::size_t kWallLinks = 8;  // and one with no more addresses, pictures and scripts too

// Keys of the link cache: what an address is relative to.
constexpr std::uint64_t kAbsolute = 1;
constexpr std::uint64_t kSchemeRelative = 2;

// file:///C:/… on a page: nobody but its author can open it. Never asked, but kept, so that it can
// be told. What scripts and style sheets name is not what visitors follow.
bool IsLocalFile(const model::Link& link, const whatwg::Url& url) {
  constexpr std::size_t kLongest = 2'000;
  return url.scheme_kind() == whatwg::SchemeKind::kFile && url.href().size() <= kLongest &&
         link.form != model::LinkForm::kCssUrl && link.use != model::kUseForm;
}

// C:\a\b.doc, D:/b.doc: what a browser on Windows reads as a file of the visitor's own machine. No
// scheme has a single letter.
bool IsDriveAddress(std::string_view address) {
  return address.size() > 2 && address[1] == ':' && (address[2] == '\\' || address[2] == '/') &&
         ToLower(address[0]) >= 'a' && ToLower(address[0]) <= 'z';
}

// What stands in a page's own lists and text; and in what reads as a menu, if it lies in the page's
// own folder: lists of short names look like menus.
bool IsEntry(const model::Link& link, std::string_view page, std::string_view target) {
  if (link.use != model::kUsePage && link.use != model::kUseFrame) return false;
  if (link.place == model::Place::kList || link.place == model::Place::kContent) return true;
  const UrlParts parts = SplitCanonical(page);
  const bool within_folder = parts.folder.size() > parts.origin.size() + 1;
  return link.place == model::Place::kNav && within_folder && target.starts_with(parts.folder);
}

bool Contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

bool IsResource(std::uint16_t use) {
  return (use & (model::kUseImage | model::kUseCssImage | model::kUseStyle | model::kUseScript |
                 model::kUseMedia)) != 0;
}

// Linked as a script, or what such a link is sent on to.
bool IsScript(std::uint16_t uses, std::string_view lower_type) {
  return (uses & model::kUseScript) != 0 ||
         ((uses & model::kUseRedirect) != 0 && Contains(lower_type, "javascript"));
}

// A title that error pages have; only used to keep a response for people to look at.
bool LooksLikeError(const model::PageFacts& facts) {
  if (facts.main_chars > 400) return false;
  for (const std::string_view word : {"404", "不存在", "找不到", "错误", "已删除", "无法访问",
                                      "Not Found", "not found", "Error", "error"}) {
    if (Contains(facts.title, word) || Contains(facts.main_text, word)) return true;
  }
  return false;
}

// A page with a wrong word is kept as proof. One with personal data is not: a copy of what must not
// be published would be one place more where it lies (docs/internals/evidence.md).
bool HasWrongWords(const model::PageFacts& facts) {
  bool words = false;
  for (const model::TextHit& hit : facts.text_hits) {
    if (model::IsPersonal(hit.kind) && hit.kind != model::TextHitKind::kOfficialMobile) {
      return false;
    }
    words = words || (hit.kind == model::TextHitKind::kWrongWord &&
                      hit.severity != model::WordSeverity::kAdvice);
  }
  return words;
}

}  // namespace

std::uint16_t Engine::TypeIndex(std::string_view content_type) {
  std::string type(content_type.substr(0, 100));
  std::transform(type.begin(), type.end(), type.begin(), ToLower);
  const auto found = content_type_index_.find(type);
  if (found != content_type_index_.end()) return found->second;
  if (content_types_.empty()) content_types_.emplace_back();  // 0 is "nothing said"
  if (content_types_.size() >= kMaxTypes) return 0;
  const auto index = static_cast<std::uint16_t>(type.empty() ? 0 : content_types_.size());
  if (index != 0) content_types_.push_back(type);
  content_type_index_.emplace(std::move(type), index);
  return index;
}

// A 2xx answer with its body: files are inspected, pages and style sheets read.
void Engine::TakeBody(model::UrlId id, const std::string& url, const FetchAnswer& answer,
                      std::uint16_t status) {
  UrlEntry& entry = frontier_->entry(id);
  const std::string_view type = answer.Header("content-type");
  const std::string_view path = SplitCanonical(url).path;
  const bool in_scope = (entry.flags & kFlagInScope) != 0;
  const model::Expected expected = facts::ExpectedFor(entry.uses, path);
  entry.status = status;
  entry.content_type = TypeIndex(type);
  entry.length = static_cast<std::uint32_t>(std::min<std::size_t>(answer.body.size(), 0xFFFFFFFF));
  entry.digest = Hash64(answer.body);

  const std::uint16_t type_index = entry.content_type;
  const std::string_view lower_type = content_types_[type_index];
  const bool says_html =
      lower_type.starts_with("text/html") || lower_type.starts_with("application/xhtml");
  const bool says_little = lower_type.empty() ||
                           lower_type.starts_with("application/octet-stream") ||
                           lower_type.starts_with("text/plain");
  const bool looks_html = (says_html || says_little) && facts::LooksLikeHtml(answer.body);
  const bool is_page =
      expected == model::Expected::kPage && !answer.body.empty() && (looks_html || says_html);

  if (is_page && looks_html) {
    entry.kind = static_cast<std::uint8_t>(model::FileKind::kHtml);
    entry.integrity = static_cast<std::uint8_t>(in_scope ? model::Integrity::kWhole
                                                         : model::Integrity::kNotExamined);
  } else {
    facts::FileInput input;
    input.bytes = answer.body;
    input.content_type = type;
    input.path = path;
    input.expected = expected;
    input.whole_body = in_scope && !answer.body_cut;
    const model::FileFacts file = facts::InspectFile(input);
    entry.kind = static_cast<std::uint8_t>(file.kind);
    entry.integrity = static_cast<std::uint8_t>(file.integrity);
    if (file.error_page) entry.flags |= kFlagErrorPage;
    if (file.length_lied) entry.flags |= kFlagLengthLied;
  }
  if (in_scope && answer.body_cut) entry.flags |= kFlagCutByUs;
  if (in_scope && answer.body_short) entry.flags |= kFlagLengthLied;

  const auto kind = static_cast<model::FileKind>(entry.kind);
  const bool text_kind = kind == model::FileKind::kHtml || kind == model::FileKind::kText ||
                         kind == model::FileKind::kXml;
  if (is_page && text_kind && in_scope) {
    TakePage(id, url, answer);
    return;
  }
  const bool sheet = (entry.uses & model::kUseStyle) != 0 || lower_type.starts_with("text/css");
  if (in_scope && sheet && kind != model::FileKind::kHtml && !answer.body.empty() &&
      !(entry.flags & kFlagErrorPage)) {
    TakeSheet(id, url, answer);
  } else if (in_scope && IsScript(entry.uses, lower_type) && kind != model::FileKind::kHtml &&
             !(entry.flags & kFlagErrorPage)) {
    TakeScript(id, answer);
  }
  const UrlEntry& now = frontier_->entry(id);
  const auto integrity = static_cast<model::Integrity>(now.integrity);
  const bool wrong = (now.flags & kFlagErrorPage) || answer.body.empty() ||
                     integrity == model::Integrity::kTruncated ||
                     integrity == model::Integrity::kBroken;
  const bool keep = wrong && kept_wrong_ < kMaxKeptWrong;
  if (keep) ++kept_wrong_;
  if (in_scope && !(now.flags & kFlagErrorPage) && TakeAttachment(id, url, kind, answer, keep)) {
    return;
  }
  if (keep) KeepResponse(id, url, answer);
  AddAttempt(id, answer, Outcome::kOk, answer.detail, {});
  Settle(id, Outcome::kOk, NotCheckedWhy::kNone);
}

// What the page of `extracted_` says, if it may be a wall's: one of the site leads somewhere, or
// takes what visitors write.
std::string Engine::WordsOfWall() const {
  const model::PageFacts& page = extracted_.facts;
  const bool writes = page.password_form ||
                      std::any_of(page.forms.begin(), page.forms.end(),
                                  [](const model::FormFacts& form) { return form.text_areas > 0; });
  if (writes || extracted_.links.size() > kWallLinks) return {};
  return "<title>" + page.title + "</title>" + page.main_text;
}

void Engine::TakePage(model::UrlId id, const std::string& url, const FetchAnswer& answer) {
  facts::PageInput input;
  input.body = answer.body;
  input.content_type = answer.Header("content-type");
  input.url = url;
  input.is_home = id == home_ || id == home_tail_;
  input.cut = answer.body_cut;
  const bool as_before = TakeEqualPage(id, url, answer);
  if (!as_before) {
    if (const std::string fault = facts::ReadPage(reader_, input, extracted_); !fault.empty()) {
      PageUnread(id, url, answer, fault);
      return;
    }
  }
  model::PageFacts& facts = extracted_.facts;

  if (facts.text_chars < kWallChars) {
    const std::string words = as_before ? std::string() : WordsOfWall();
    if (const BotWallSign* wall =
            FindBotWall(bot_walls_, answer.status, answer.response_head, answer.body, words)) {
      NoteReach(HostOf(id), model::kNoUrl, Outcome::kBlocked, answer);
      AddAttempt(id, answer, Outcome::kBlocked, "bot wall: " + wall->name, {});
      OnFailure(id, HostOf(id), Outcome::kBlocked, answer, false);
      return;
    }
  }
  (*hosts_)[HostOf(id)].blocked_run = 0;
  frontier_->entry(id).flags |= kFlagPage;
  ++pages_;
  if (answer.body_cut) Hit("max_page_bytes", "");
  traps_.PageRead(frontier_->entry(id).shape, facts.text_digest);
  if (id == home_tail_) AdmitFromHome(url);
  facts.url = id;
  facts.cut_by_us = answer.body_cut;
  NoteValidators(answer, facts);
  if (as_before) {
    JoinEarlierLinks(id, facts);
  } else {
    JoinLinks(id, url);
  }
  Check(sink_.AddPage(facts));
  KeepIfTelling(id, url, answer, facts);
  AddAttempt(id, answer, Outcome::kOk, answer.detail, {});
  Settle(id, Outcome::kOk, NotCheckedWhy::kNone);

  if (id == home_tail_) NoteHome(id, facts);
}

// The address answers, and what it answers with was not understood through our own fault: nothing
// is said of it. The response is kept, so that the reader can be mended.
void Engine::PageUnread(model::UrlId id, const std::string& url, const FetchAnswer& answer,
                        const std::string& fault) {
  if (kept_wrong_ < kMaxKeptWrong) {
    ++kept_wrong_;
    KeepResponse(id, url, answer);
  }
  AddAttempt(id, answer, Outcome::kOtherRefusal, "our reader of pages failed: " + fault, {});
  Settle(id, Outcome::kOtherRefusal, NotCheckedWhy::kReaderFault);
}

// A script that writes the footer of every page: the marks in it are known by its number, and so is
// what it fills with what it asks a server for.
void Engine::TakeScript(model::UrlId id, const FetchAnswer& answer) {
  const whatwg::EncodingSniff sniff = whatwg::SniffEncoding(
      answer.body, whatwg::CharsetOfContentType(answer.Header("content-type")),
      {.truncated = answer.body_cut});
  const std::string script = whatwg::Decode(answer.body, *sniff.encoding);
  model::PageFacts written;
  written.url = id;
  written.is_style_sheet = true;
  written.charset.used = "UTF-8";
  written.lists.frame_marks = facts::FilledBy(script);
  written.script_shell = !TakeWrittenMarks(id, script, written.marks);  // lends pages no marks
  if (!written.script_shell || !written.lists.frame_marks.empty()) Check(sink_.AddPage(written));
}

// The marks in the markup that a script writes; false if there are none.
bool Engine::TakeWrittenMarks(model::UrlId id, const std::string& script, model::SiteMarks& marks) {
  const std::string markup = facts::ReadWrittenMarkup(script);
  if (markup.empty()) return false;
  facts::PageInput input;
  input.body = markup;
  input.content_type = "text/html; charset=utf-8";
  const std::string url = frontier_->UrlText(id);
  input.url = url;
  if (!facts::ReadPage(reader_, input, extracted_).empty()) return false;  // as if it wrote nothing
  marks = std::move(extracted_.facts.marks);
  return !marks.id_code.empty() || !marks.icp.empty() || !marks.police.empty() ||
         !marks.sponsor.empty() || marks.organ_mark || marks.error_report;
}

void Engine::KeepIfTelling(model::UrlId id, std::string_view url, const FetchAnswer& answer,
                           const model::PageFacts& facts) {
  if (id == home_ || id == home_tail_ || !options_.only.empty()) {
    KeepResponse(id, url, answer);
  } else if ((facts.list_like || model::HasMainList(facts.lists)) && kept_lists_ < kMaxKeptLists) {
    ++kept_lists_;
    KeepResponse(id, url, answer);
  } else if (LooksLikeError(facts) && kept_suspicious_ < kMaxKeptSuspicious) {
    ++kept_suspicious_;
    KeepResponse(id, url, answer);
  } else if (facts.metas.empty() && kept_untagged_ < kMaxKeptUntagged) {
    ++kept_untagged_;
    KeepResponse(id, url, answer);
  } else if ((frontier_->entry(id).flags & kFlagListed) && facts.main_chars < kFewChars &&
             kept_empty_ < kMaxKeptEmpty) {
    // A menu leads here, and there is next to nothing: a column that may be blank.
    ++kept_empty_;
    KeepResponse(id, url, answer);
  } else if (HasWrongWords(facts) && kept_words_ < kMaxKeptWords) {
    ++kept_words_;
    KeepResponse(id, url, answer);
  }
}

void Engine::TakeSheet(model::UrlId id, const std::string& url, const FetchAnswer& answer) {
  css_addresses_.clear();
  facts::ExtractCssAddresses(answer.body, css_addresses_, css_scratch_);
  if (css_addresses_.empty()) return;  // no picture either
  extracted_.links.clear();
  extracted_.base_href = {};
  extracted_.encoding = &whatwg::Utf8();
  extracted_.error_report_link = extracted_.site_map_link = kNoIndex;
  extracted_.facts = model::PageFacts{};
  extracted_.facts.url = id;
  extracted_.facts.is_style_sheet = true;
  extracted_.facts.charset.used = "UTF-8";
  extracted_.facts.lists.frame_marks = facts::PicturedBy(answer.body);
  for (const facts::CssAddress& address : css_addresses_) {
    facts::RawLink raw;
    raw.address = address.address;
    raw.address_is_ascii = whatwg::IsAscii(address.address);
    raw.address_is_utf8 = true;
    raw.link.use = address.is_import || address.is_font ? model::kUseStyle : model::kUseCssImage;
    raw.link.form = model::LinkForm::kCssUrl;
    if (address.address.empty() || address.address.front() == '#') continue;
    if (facts::HasTemplateHole(address.address)) continue;
    extracted_.links.push_back(raw);
  }
  JoinLinks(id, url);
  if (!extracted_.facts.links.empty()) Check(sink_.AddPage(extracted_.facts));
}

// Gives every link of `extracted_` its target and moves them to its facts.
void Engine::JoinLinks(model::UrlId page, const std::string& url) {
  whatwg::Url base;
  if (!whatwg::ParseUrlInto(url, nullptr, nullptr, &base)) return;
  const whatwg::Encoding* encoding = extracted_.encoding;
  if (!extracted_.base_href.empty()) {
    decoded_.clear();
    whatwg::DecodeAppend(extracted_.base_href, encoding ? *encoding : whatwg::Utf8(), decoded_);
    if (whatwg::ParseUrlInto(decoded_, &base, encoding, &resolved_) && resolved_.is_http()) {
      base = resolved_;
    }
  }
  const std::uint64_t folder_key = Hash64(base.folder()) | 16;
  const std::uint64_t origin_key =
      Hash64(base.host_and_port()) ^ (static_cast<std::uint64_t>(base.scheme_kind()) << 1 | 8);
  const std::uint64_t charset = encoding ? static_cast<std::uint64_t>(encoding->id) + 2 : 2;

  std::vector<model::Link>& links = extracted_.facts.links;
  links.clear();
  links.reserve(extracted_.links.size());
  for (const facts::RawLink& raw : extracted_.links) {
    model::Link& link = links.emplace_back(raw.link);
    if (link.no_target != model::NoTarget::kHasTarget) continue;
    const std::string_view address = raw.address;
    std::uint64_t relative_to = folder_key;
    if (address.starts_with("http://") || address.starts_with("https://")) {
      relative_to = kAbsolute;
    } else if (address.starts_with("//")) {
      relative_to = kSchemeRelative + static_cast<std::uint64_t>(base.scheme_kind());
    } else if (address.starts_with("/")) {
      relative_to = origin_key;
    } else if (address.empty() || address.front() == '?') {
      relative_to = Hash64(base.href());
    }
    const std::uint64_t key = LinkCache::Key(address, relative_to,
                                             raw.address_is_ascii  ? 0
                                             : raw.address_is_utf8 ? 1
                                                                   : charset);
    // Where only spots are asked, what was passed over elsewhere may be wanted here.
    LinkCache::Slot* slot = options_.only.empty() ? link_cache_.Find(key) : nullptr;
    if (slot != nullptr) {
      link.target = slot->id;
      link.no_target = static_cast<model::NoTarget>(slot->no_target);
      if (slot->id != model::kNoUrl && (slot->uses & link.use) != link.use) {
        slot->uses |= link.use;
        AddUse(slot->id, link.use);
      }
      continue;
    }
    link.target = ResolveLink(raw, base, encoding, page, link.no_target);
    if (!error_.has_value()) return;
    link_cache_.Put(key, link.target, link.no_target, link.use);
  }
  std::size_t form = 0;
  for (std::size_t i = 0; i < links.size(); ++i) {
    if (links[i].use == model::kUseForm && form < extracted_.facts.forms.size()) {
      extracted_.facts.forms[form++].action = links[i].target;
    }
  }
  const auto target_of = [&](std::uint32_t index) {
    return index < links.size() ? links[index].target : model::kNoUrl;
  };
  extracted_.facts.marks.error_report_target = target_of(extracted_.error_report_link);
  extracted_.facts.marks.site_map_target = target_of(extracted_.site_map_link);
}

model::UrlId Engine::ResolveLink(const facts::RawLink& raw, const whatwg::Url& base,
                                 const whatwg::Encoding* encoding, model::UrlId page,
                                 model::NoTarget& no_target) {
  std::string_view address = raw.address;
  if (!raw.address_is_ascii && !raw.address_is_utf8 && encoding != nullptr) {
    decoded_.clear();
    whatwg::DecodeAppend(address, *encoding, decoded_);
    address = decoded_;
  }
  std::string local;
  if (IsDriveAddress(address)) address = local = "file:///" + std::string(address);
  const bool css = raw.link.form == model::LinkForm::kCssUrl;
  if (!whatwg::ParseUrlInto(address, &base, css ? nullptr : encoding, &resolved_)) {
    no_target = model::NoTarget::kBadUrl;
    return model::kNoUrl;
  }
  if (!IsLocalFile(raw.link, resolved_) && (!resolved_.is_http() || resolved_.host().empty())) {
    no_target = model::NoTarget::kMail;
    return model::kNoUrl;
  }
  return DiscoverLink(raw.link, page);
}

// The number of the address in `resolved_`, which a link of the page leads to.
model::UrlId Engine::DiscoverLink(const model::Link& link, model::UrlId page) {
  if (IsLocalFile(link, resolved_)) {
    canonical_ = resolved_.href();
  } else {
    CanonicalUrl(resolved_, drop_rules_, canonical_);
  }
  const UrlEntry& from = frontier_->entry(page);
  Found found;
  found.use = link.use;
  found.on = page;
  found.depth = IsResource(link.use) ? from.depth : static_cast<std::uint16_t>(from.depth + 1);
  found.listed = link.use == model::kUsePage &&
                 (link.place == model::Place::kNav || link.place == model::Place::kList);
  found.entry = IsEntry(link, frontier_->UrlText(page), canonical_);
  const std::string address_found = canonical_;  // Discover uses the buffer itself
  return Discover(address_found, found);
}

model::UrlId Engine::Discover(std::string_view canonical, const Found& found) {
  auto interned = frontier_->Intern(canonical);
  if (!interned.has_value()) {
    if (error_.has_value()) error_ = std::move(interned).error();
    return model::kNoUrl;
  }
  if (interned->id == model::kNoUrl) {
    Hit("max_urls", std::to_string(options_.max_urls));
    return model::kNoUrl;
  }
  if (interned->is_new) {
    Admit(interned->id, canonical, found);
  } else {
    AddUse(interned->id, found.use);
    if (!options_.only.empty()) AdmitAfterAll(interned->id, canonical, found);
  }
  return interned->id;
}

// What becomes of an address that was not known before.
void Engine::Admit(model::UrlId id, std::string_view canonical, const Found& found) {
  UrlEntry& entry = frontier_->entry(id);
  entry.found_on = found.on;
  entry.depth = found.depth;
  entry.uses = found.use;
  entry.redirect_hops = found.redirect_hops;
  if (found.listed) entry.flags |= kFlagListed;
  // As an address within an intranet: looked at, and out of everybody's reach.
  if (canonical.starts_with("file:")) {
    entry.outcome = static_cast<std::uint8_t>(Outcome::kIntranetTarget);
    SetAccount(id, model::Account::kExternalChecked);
    return;
  }
  if (!options_.only.empty() && !IsWanted(canonical, found)) {
    SetAccount(id, model::Account::kSkippedScope);
    return;
  }

  switch (scope_.Decide(canonical)) {
    case ScopeAnswer::kIntranet:
      entry.outcome = static_cast<std::uint8_t>(Outcome::kIntranetTarget);
      SetAccount(id, model::Account::kExternalChecked);
      return;
    case ScopeAnswer::kOutside:
      // Of spots' links those that leave the site show nothing of it: only those named are asked.
      if (!options_.check_external || found.use == model::kUseForm ||
          (!options_.only.empty() && !spots_.contains(canonical))) {
        SetAccount(id, model::Account::kSkippedScope);
        return;
      }
      EnqueueUrl(id);
      return;
    case ScopeAnswer::kInside:
      break;
  }
  entry.flags |= kFlagInScope;
  if (facts::ExpectedFor(found.use, SplitCanonical(canonical).path) == model::Expected::kPage) {
    PathShape(canonical, shape_text_);
    const std::uint32_t shape = traps_.Shape(shape_text_);
    frontier_->entry(id).shape = shape;
    const std::uint32_t from_shape =
        found.on == model::kNoUrl ? kNoIndex : frontier_->entry(found.on).shape;
    const std::string_view trap = traps_.Judge(canonical, shape, from_shape);
    if (!trap.empty() && id != home_) {
      Hit(trap, shape_text_);
      SetAccount(id, model::Account::kSkippedTrap);
      return;
    }
  }
  if (found.depth > options_.max_depth) {
    Hit("max_depth", std::to_string(options_.max_depth));
    SetAccount(id, model::Account::kSkippedPageLimit);
    return;
  }
  if (found.use == model::kUseForm) {  // never asked without what a visitor would fill in
    SetAccount(id, model::Account::kSkippedScope);
    return;
  }
  EnqueueUrl(id);
}

void Engine::AddUse(model::UrlId id, std::uint16_t use) {
  UrlEntry& entry = frontier_->entry(id);
  if ((entry.uses & use) == use) return;
  const bool was_form = entry.uses == model::kUseForm;
  entry.uses |= use;
  // A form's action that turns out to be a link as well is asked after all.
  if (was_form && (entry.flags & kFlagSettled) &&
      entry.account == static_cast<std::uint8_t>(model::Account::kSkippedScope)) {
    const bool in_scope = (entry.flags & kFlagInScope) != 0;
    if (!in_scope && !options_.check_external) return;
    entry.flags &= static_cast<std::uint16_t>(~kFlagSettled);
    entry.account = static_cast<std::uint8_t>(model::Account::kPending);
    --settled_;
    EnqueueUrl(id);
  }
}

}  // namespace xuncha::gather
