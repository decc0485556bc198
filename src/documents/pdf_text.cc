// SPDX-License-Identifier: Apache-2.0
#include "documents/pdf_text.h"

#include "base/utf8.h"

namespace xuncha::documents {

bool MayHoldText(std::string_view bytes) {
  return bytes.find("/Font") != std::string_view::npos ||
         bytes.find("/ObjStm") != std::string_view::npos;
}

bool IsEncrypted(std::string_view bytes) {
  return bytes.find("/Encrypt") != std::string_view::npos;
}

Result<std::vector<std::string>> ReadPdfText(std::string_view bytes, const PdfLimits& limits,
                                             ProcessFault* fault) {
  ProcessLimits process;
  process.seconds = limits.seconds;
  XC_ASSIGN_OR_RETURN(std::string text, RunFilter({"pdftotext", "-enc", "UTF-8", "-l",
                                                   std::to_string(limits.max_pages), "-", "-"},
                                                  bytes, process, fault));
  if (!IsValidUtf8(text)) text = RepairUtf8(text);
  std::vector<std::string> pages;
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t end = text.find('\f', at);
    pages.push_back(text.substr(at, end == std::string::npos ? end : end - at));
    if (end == std::string::npos) break;
    at = end + 1;
  }
  return pages;
}

}  // namespace xuncha::documents
