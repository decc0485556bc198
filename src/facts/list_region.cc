// SPDX-License-Identifier: Apache-2.0
//
// What is left of the page around its lists, and what stands in the place of one.
#include <algorithm>

#include "base/utf8.h"
#include "facts/list_reader_impl.h"
#include "facts/list_text.h"

namespace xuncha::facts {

void ListReader::Impl::ReadRegion(model::ListFacts&) {}
void ListReader::Impl::ReadNotes(model::ListFacts&) {}
void ListReader::Impl::ReadScriptList(model::ListFacts&) {}

}  // namespace xuncha::facts
