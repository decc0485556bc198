// SPDX-License-Identifier: Apache-2.0
//
// The columns of a county government's site as such sites name them, and what is written on them.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "site_generator/columns/site.h"
#include "site_generator/columns/traits.h"

namespace xuncha::sitegen::columns {

enum class Nature : std::uint8_t {
  kList = 0,  // entries come and go
  kText,      // one page by its nature: 概况, 职能, 领导
  kForm,      // a form: 我要写信
  kParent,    // has children
};

struct NamedColumn {
  int level;
  const char* name;
  const char* slug;
  Kind kind;
  Nature nature;
};
// Parents before their children, in menu order.
std::span<const NamedColumn> ColumnNames();

std::string ColumnTitle(Random& random, Kind kind, Day day);
// What a minister would call ColumnType for this kind; "" = there is no usual word.
std::string_view TypeTag(Kind kind);
std::string PlaceholderText(Random& random, std::string_view family);
std::string NoteText(Random& random, std::string_view column, Day day);
std::string ArchivedText(Random& random);
// A page of text about the county, its offices or its heads: 300 to 1200 characters.
std::string OverviewText(Random& random, std::string_view column);
// The families q to w have columns and wordings of their own.
std::span<const NamedColumn> LateColumnNames();
std::string LatePlaceholderText(Random& random, std::string_view family);
std::string LateNoteText(Random& random, std::string_view column, Day day);
std::string LateArchivedText(Random& random);
std::string LateOverviewText(Random& random, std::string_view column);
// The families aa to ag, too; what a system prints into an empty list differs from one to the next.
std::span<const NamedColumn> FourthColumnNames();
std::string FourthColumnTitle(Random& random, Kind kind, Day day);
std::string FourthPlaceholderText(Random& random, std::string_view family);
std::string FourthNoteText(Random& random, std::string_view column, Day day);
std::string FourthArchivedText(Random& random);
std::string FourthOverviewText(Random& random, std::string_view column);
// And the families ah to an.
std::span<const NamedColumn> FifthColumnNames();
std::string FifthColumnTitle(Random& random, Kind kind, Day day);
std::string FifthPlaceholderText(Random& random, std::string_view family);
std::string FifthNoteText(Random& random, std::string_view column, Day day);
std::string FifthArchivedText(Random& random);
std::string FifthOverviewText(Random& random, std::string_view column);
// And the families ao to au.
std::span<const NamedColumn> SixthColumnNames();
std::string SixthColumnTitle(Random& random, Kind kind, Day day);
std::string SixthPlaceholderText(Random& random, std::string_view family);
std::string SixthNoteText(Random& random, std::string_view column, Day day);
std::string SixthArchivedText(Random& random);
std::string SixthOverviewText(Random& random, std::string_view column);
// And the families av to bb.
std::span<const NamedColumn> SeventhColumnNames();
std::string SeventhColumnTitle(Random& random, Kind kind, Day day);
std::string SeventhPlaceholderText(Random& random, std::string_view family);
std::string SeventhNoteText(Random& random, std::string_view column, Day day);
std::string SeventhArchivedText(Random& random);
std::string SeventhOverviewText(Random& random, std::string_view column);

// One of the sets above.
struct Wording {
  std::span<const NamedColumn> (*names)();
  std::string (*title)(Random&, Kind, Day);
  std::string (*placeholder)(Random&, std::string_view family);
  std::string (*note)(Random&, std::string_view column, Day);
  std::string (*archived)(Random&);
  std::string (*overview)(Random&, std::string_view column);
};
const Wording& WordingOf(Words words);

std::string BodyText(Random& random, std::size_t characters);

}  // namespace xuncha::sitegen::columns
