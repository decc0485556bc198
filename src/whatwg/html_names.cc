// SPDX-License-Identifier: Apache-2.0
#include "whatwg/html_names.h"

#include <algorithm>

#include "whatwg/html_name_table.h"

namespace xuncha::whatwg {
namespace {

template <std::size_t kNames>
constexpr bool Fit(const std::array<std::string_view, kNames>& names) {
  return std::all_of(names.begin(), names.end(),
                     [](std::string_view name) { return name.size() <= kMaxInternedName; });
}
static_assert(Fit(kTagNames) && Fit(kAttrNames));

template <std::size_t kNames>
std::uint16_t FindName(const NameTable<kNames>& table, std::string_view name) {
  if (name.empty() || name.size() > kMaxInternedName) return 0;
  if (name.find('\0') != std::string_view::npos) return 0;  // would be packed like a shorter name
  char lower[kMaxInternedName];
  std::transform(name.begin(), name.end(), lower, FoldLetter);
  return table.Find(PackName({lower, name.size()}));
}

}  // namespace

TagId FindTag(std::string_view name) { return static_cast<TagId>(FindName(kTagTable, name)); }
AttrId FindAttr(std::string_view name) { return static_cast<AttrId>(FindName(kAttrTable, name)); }

std::string_view TagName(TagId tag) { return kTagNames[static_cast<std::size_t>(tag)]; }
std::string_view AttrName(AttrId attr) { return kAttrNames[static_cast<std::size_t>(attr)]; }

}  // namespace xuncha::whatwg
