// SPDX-License-Identifier: Apache-2.0
//
// What the files that lay out addresses share.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "site_generator/columns/site.h"

namespace xuncha::sitegen::columns {

// 32 hexadecimal digits, of their own for each site and id.
std::string Hash(const Site& site, std::uint32_t id);
// The day that content systems write into addresses: when the page was made.
Day MadeOn(const Site& site, const Article& article);
// /zwgk/zcwj/: the column's slug below its parents'.
std::string Folder(const Site& site, const Column& column);

// The families q to w.
void AddressNewColumn(const Site& site, Column& column);
void AddressNewArticle(const Site& site, Article& article);
std::string NewLocations(std::string_view family);

// The families aa to ag, whose letters are two, ah to an, ao to au, and av to bb.
constexpr bool IsSeventh(std::string_view family) {
  return family.size() > std::string_view("columns-a").size() && family > "columns-au";
}
constexpr bool IsFourth(std::string_view family) {
  return family.size() > std::string_view("columns-a").size() && family.back() <= 'g' &&
         !IsSeventh(family);
}
constexpr bool IsFifth(std::string_view family) {
  return family.size() > std::string_view("columns-a").size() && family.back() > 'g' &&
         family.back() <= 'n';
}
constexpr bool IsSixth(std::string_view family) {
  return family.size() > std::string_view("columns-a").size() && family.back() > 'n' &&
         !IsSeventh(family);
}
void AddressFourthColumn(const Site& site, Column& column);
void AddressFourthArticle(const Site& site, Article& article);
std::string FourthLocations(std::string_view family);
void AddressFifthColumn(const Site& site, Column& column);
void AddressFifthArticle(const Site& site, Article& article);
std::string FifthLocations(std::string_view family);
void AddressSixthColumn(const Site& site, Column& column);
void AddressSixthArticle(const Site& site, Article& article);
std::string SixthLocations(std::string_view family);
void AddressSeventhColumn(const Site& site, Column& column);
void AddressSeventhArticle(const Site& site, Article& article);
std::string SeventhLocations(std::string_view family);

}  // namespace xuncha::sitegen::columns
