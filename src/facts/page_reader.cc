// SPDX-License-Identifier: Apache-2.0
#include "facts/page_reader.h"

#include <exception>
#include <new>

namespace xuncha::facts {

std::string ReadPage(PageReader& reader, const PageInput& input, ExtractedPage& out) {
  try {
    reader.Extract(input, out);
    return {};
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception& error) {
    std::string fault = error.what();
    out = ExtractedPage{};
    reader.Renew();
    return fault.empty() ? "unknown fault" : fault;
  }
}

}  // namespace xuncha::facts
