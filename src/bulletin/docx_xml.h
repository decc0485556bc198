// SPDX-License-Identifier: Apache-2.0
//
// WordprocessingML written piece by piece. Internal to bulletin/.
#pragma once

#include <string>
#include <string_view>

namespace xuncha::bulletin {

// Text for XML, characters that XML 1.0 forbids left out.
std::string XmlText(std::string_view text);

// One run; `properties` is inner XML of w:rPr. Line breaks become w:br.
std::string RunXml(std::string_view text, std::string_view properties = "");

// One paragraph of a style; `more` is further inner XML of w:pPr, `runs` XML.
std::string ParagraphXml(std::string_view style, std::string_view runs, std::string_view more = "");

// w:rFonts and w:sz of a font and size, for everything the run may hold.
std::string FontXml(std::string_view font, int half_points);

// The parts that do not depend on the text.
std::string StylesXml();
std::string SettingsXml();
std::string FontTableXml();
std::string FooterXml(bool odd);
// `across`: with the footers of pages that lie across.
std::string ContentTypesXml(bool across = false);
std::string PackageRelationsXml();
std::string DocumentRelationsXml(bool across = false);

constexpr std::string_view kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view kWordSpace =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";

constexpr std::string_view kDrawingSpace =
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";

}  // namespace xuncha::bulletin
