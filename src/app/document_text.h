// SPDX-License-Identifier: Apache-2.0
//
// Wrong words and personal data in documents of any kind that we read: .docx, .xlsx, .pdf (its text
// layer), .csv and .txt, web pages. Whatever the bytes are, memory and time are bounded. What is
// found is masked (text_checks/text_scanner.h); errors name the file, never what stands in it.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "facts/lexicon.h"
#include "gather/attachment_reader.h"
#include "model/text_hit.h"
#include "text_checks/text_scanner.h"

namespace xuncha::app {

// Appends what stands in the document: kWhole, kBeginning, or kNoText for a PDF of pictures. Its
// kind is told by its bytes, `name` only tells text from tables. kInvalidArgument: of no kind that
// is read, damaged, protected or beyond a bound; kUnavailable: a PDF, and pdftotext is missing or
// cannot read it. `why`, where it is given, says the same as a word.
Result<model::TextRead> ScanDocument(const text_checks::TextScanner& scanner,
                                     std::string_view bytes, const std::string& name,
                                     std::vector<model::TextHit>& hits,
                                     model::TextRead* why = nullptr);

// The same for a web page: its text, title, meta tags and alt texts. The lexicon has a scanner.
// kInternal: a mistake of our reader's.
Result<std::vector<model::TextHit>> ScanWebPage(const facts::Lexicon& lexicon,
                                                std::string_view bytes, const std::string& name);

class DocumentText final : public gather::AttachmentReader {
 public:
  explicit DocumentText(std::shared_ptr<const text_checks::TextScanner> scanner)
      : scanner_(std::move(scanner)) {}

  model::TextRead Plan(std::string_view bytes, model::FileKind kind,
                       std::string_view path) const override;
  model::TextRead Read(std::string_view bytes, model::FileKind kind, std::string_view path,
                       std::vector<model::TextHit>& hits) const override;

 private:
  std::shared_ptr<const text_checks::TextScanner> scanner_;
};

}  // namespace xuncha::app
