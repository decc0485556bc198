// SPDX-License-Identifier: Apache-2.0
#include "facts/lexicon.h"

#include <array>
#include <exception>
#include <string>

// toml++ is costly to compile and warns under our flags; it stays in this file.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>
#pragma GCC diagnostic pop

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace xuncha::facts {
namespace {

constexpr std::size_t kMaxWords = 1000;
constexpr std::size_t kMaxWordBytes = 200;

struct ListField {
  std::string_view table;
  std::string_view key;
  std::vector<std::string> Lexicon::*list;
};

constexpr std::array kFields{
    ListField{"places", "nav_words", &Lexicon::nav_words},
    ListField{"places", "nav_names", &Lexicon::nav_names},
    ListField{"places", "footer_words", &Lexicon::footer_words},
    ListField{"places", "footer_names", &Lexicon::footer_names},
    ListField{"places", "breadcrumb_words", &Lexicon::breadcrumb_words},
    ListField{"places", "breadcrumb_names", &Lexicon::breadcrumb_names},
    ListField{"places", "breadcrumb_labels", &Lexicon::breadcrumb_labels},
    ListField{"places", "app_roots", &Lexicon::app_roots},
    ListField{"breadcrumb", "breadcrumb_leads", &Lexicon::breadcrumb_leads},
    ListField{"breadcrumb", "breadcrumb_weak_leads", &Lexicon::breadcrumb_weak_leads},
    ListField{"breadcrumb", "breadcrumb_separators", &Lexicon::breadcrumb_separators},
    ListField{"breadcrumb", "home_labels", &Lexicon::home_labels},
    ListField{"breadcrumb", "breadcrumb_ends", &Lexicon::breadcrumb_ends},
    ListField{"marks", "id_code_labels", &Lexicon::id_code_labels},
    ListField{"marks", "sponsor_labels", &Lexicon::sponsor_labels},
    ListField{"marks", "organiser_labels", &Lexicon::organiser_labels},
    ListField{"marks", "contact_labels", &Lexicon::contact_labels},
    ListField{"marks", "organ_hosts", &Lexicon::organ_hosts},
    ListField{"marks", "organ_signs", &Lexicon::organ_signs},
    ListField{"marks", "error_report_signs", &Lexicon::error_report_signs},
    ListField{"marks", "error_report_words", &Lexicon::error_report_words},
    ListField{"marks", "script_footers", &Lexicon::script_footers},
    ListField{"marks", "site_map_labels", &Lexicon::site_map_labels},
    ListField{"marks", "age_friendly_words", &Lexicon::age_friendly_words},
    ListField{"links", "relay_parameters", &Lexicon::relay_parameters},
    ListField{"links", "relay_ignored", &Lexicon::relay_ignored},
    ListField{"links", "leave_words", &Lexicon::leave_words},
    ListField{"links", "ignored_functions", &Lexicon::ignored_functions},
    ListField{"text", "incomplete", &Lexicon::incomplete},
    ListField{"text", "publish_labels", &Lexicon::publish_labels},
    ListField{"text", "date_labels", &Lexicon::date_labels},
    ListField{"text", "search_fields", &Lexicon::search_fields},
    ListField{"text", "meta_names", &Lexicon::meta_names},
    ListField{"text", "publish_metas", &Lexicon::publish_metas},
    ListField{"lists", "more_labels", &Lexicon::more_labels},
    ListField{"lists", "minor_labels", &Lexicon::minor_labels},
    ListField{"lists", "read_labels", &Lexicon::read_labels},
    ListField{"lists", "pager_labels", &Lexicon::pager_labels},
    ListField{"lists", "filed_words", &Lexicon::filed_words},
    ListField{"lists", "neighbour_words", &Lexicon::neighbour_words},
    ListField{"lists", "side_headings", &Lexicon::side_headings},
    ListField{"lists", "weak_side_headings", &Lexicon::weak_side_headings},
    ListField{"lists", "side_words", &Lexicon::side_words},
    ListField{"lists", "friend_headings", &Lexicon::friend_headings},
    ListField{"lists", "footer_labels", &Lexicon::footer_labels},
    ListField{"lists", "pinned_words", &Lexicon::pinned_words},
    ListField{"lists", "publish_headers", &Lexicon::publish_headers},
    ListField{"lists", "issue_headers", &Lexicon::issue_headers},
    ListField{"lists", "title_headers", &Lexicon::title_headers},
    ListField{"lists", "other_headers", &Lexicon::other_headers},
    ListField{"lists", "other_dates", &Lexicon::other_dates},
    ListField{"lists", "event_words", &Lexicon::event_words},
    ListField{"lists", "event_ends", &Lexicon::event_ends},
    ListField{"lists", "placeholder_words", &Lexicon::placeholder_words},
    ListField{"lists", "waiting_words", &Lexicon::waiting_words},
    ListField{"lists", "template_marks", &Lexicon::template_marks},
    ListField{"lists", "closed_words", &Lexicon::closed_words},
    ListField{"lists", "none_words", &Lexicon::none_words},
    ListField{"lists", "none_marks", &Lexicon::none_marks},
    ListField{"notes", "furniture", &Lexicon::furniture},
    ListField{"notes", "zero_units", &Lexicon::zero_units},
    ListField{"notes", "zero_leads", &Lexicon::zero_leads},
    ListField{"notes", "zero_others", &Lexicon::zero_others},
    ListField{"notes", "absence_words", &Lexicon::absence_words},
    ListField{"notes", "absence_nouns", &Lexicon::absence_nouns},
    ListField{"notes", "prepare_words", &Lexicon::prepare_words},
    ListField{"notes", "absence_others", &Lexicon::absence_others},
    ListField{"notes", "declare_words", &Lexicon::declare_words},
    ListField{"notes", "declare_marks", &Lexicon::declare_marks},
    ListField{"notes", "reason_words", &Lexicon::reason_words},
    ListField{"notes", "such_words", &Lexicon::such_words},
    ListField{"notes", "negations", &Lexicon::negations},
    ListField{"notes", "own_verbs", &Lexicon::own_verbs},
    ListField{"notes", "lone_words", &Lexicon::lone_words},
    ListField{"notes", "prepare_leads", &Lexicon::prepare_leads},
    ListField{"notes", "prepare_verbs", &Lexicon::prepare_verbs},
    ListField{"notes", "prepare_ends", &Lexicon::prepare_ends},
    ListField{"notes", "closed_subjects", &Lexicon::closed_subjects},
    ListField{"notes", "closed_verbs", &Lexicon::closed_verbs},
    ListField{"lists", "record_titles", &Lexicon::record_titles},
    ListField{"lists", "record_links", &Lexicon::record_links},
    ListField{"lists", "record_days", &Lexicon::record_days},
};

Error Bad(std::string_view table, std::string_view key, std::string_view problem) {
  std::string message = "lexicon: [";
  message.append(table).append("] ").append(key).append(": ").append(problem);
  return InvalidArgument(std::move(message));
}

bool IsKnown(std::string_view table, std::string_view key) {
  for (const ListField& field : kFields) {
    if (field.table == table && (key.empty() || field.key == key)) return true;
  }
  return false;
}

Status ReadList(const toml::table& root, const ListField& field, Lexicon& lexicon) {
  const toml::array* words = root[field.table][field.key].as_array();
  if (words == nullptr) return Bad(field.table, field.key, "a list of words is missing");
  if (words->size() > kMaxWords) return Bad(field.table, field.key, "more than 1,000 words");
  auto& list = lexicon.*field.list;
  list.reserve(words->size());
  for (const toml::node& node : *words) {
    const auto word = node.value<std::string>();
    if (!node.is_string() || !word) return Bad(field.table, field.key, "holds what is no text");
    if (word->empty() || word->size() > kMaxWordBytes) {
      return Bad(field.table, field.key, "a word is empty or over 200 bytes");
    }
    list.push_back(*word);
  }
  return Ok();
}

Status CheckKeys(const toml::table& root) {
  for (const auto& [table, node] : root) {
    const toml::table* keys = node.as_table();
    if (keys == nullptr || !IsKnown(table.str(), "")) {
      return Bad(table.str(), "", "no such table");
    }
    for (const auto& entry : *keys) {
      if (!IsKnown(table.str(), entry.first.str())) {
        return Bad(table.str(), entry.first.str(), "no such key");
      }
    }
  }
  return Ok();
}

}  // namespace

Result<Lexicon> ParseLexicon(std::string_view toml) {
  try {
    toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
      return InvalidArgument("lexicon: line " + std::to_string(parsed.error().source().begin.line) +
                             ": " + std::string(parsed.error().description()));
    }
    const toml::table& root = parsed.table();
    XC_TRY(CheckKeys(root));
    Lexicon lexicon;
    lexicon.digest = XXH3_64bits(toml.data(), toml.size());
    for (const ListField& field : kFields) XC_TRY(ReadList(root, field, lexicon));
    return lexicon;
  } catch (const std::exception& error) {
    return InvalidArgument(std::string("lexicon: ") + error.what());
  }
}

}  // namespace xuncha::facts
