// SPDX-License-Identifier: Apache-2.0
#include "bulletin/docx_sections.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "bulletin/docx_layout.h"
#include "bulletin/docx_xml.h"

namespace xuncha::bulletin {
namespace {

constexpr int kEmu = 635;  // a twip

std::string Number(int value) { return std::to_string(value); }

}  // namespace

int WidthOf(const model::TextTable& table) {
  int width = 0;
  for (const model::TableColumn& column : table.columns) width += column.width_mm;
  return width;
}

bool IsWide(const std::vector<model::TextTable>& tables) {
  return std::any_of(tables.begin(), tables.end(), [](const model::TextTable& table) {
    return WidthOf(table) > layout::kTypeWidthMm;
  });
}

bool IsWide(const model::TextAnnex& annex) { return IsWide(annex.tables); }

std::string SectionXml(const SectionLayout& section) {
  using namespace layout;  // NOLINT(google-build-using-namespace): its constants alone
  // LibreOffice takes the first page of a file for an odd one, whatever number it bears.
  const char* odd = section.aside ? "rId6" : "rId4";
  const char* even = section.aside ? "rId7" : "rId5";
  if (!section.first_odd) std::swap(odd, even);
  std::string xml = "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"";
  xml.append(odd).append("\"/><w:footerReference w:type=\"even\" r:id=\"").append(even);
  xml += "\"/>";
  if (section.ends_paragraph) xml += "<w:type w:val=\"nextPage\"/>";
  if (section.across) {
    // The page turned to the left: its left edge is above.
    xml += "<w:pgSz w:w=\"" + Number(kPageHeight) + "\" w:h=\"" + Number(kPageWidth) +
           "\" w:orient=\"landscape\"/><w:pgMar w:top=\"" + Number(kLeft) + "\" w:right=\"" +
           Number(kTop) + "\" w:bottom=\"" + Number(kRight) + "\" w:left=\"" + Number(kBottom);
  } else {
    xml += "<w:pgSz w:w=\"" + Number(kPageWidth) + "\" w:h=\"" + Number(kPageHeight) +
           "\"/><w:pgMar w:top=\"" + Number(kTop) + "\" w:right=\"" + Number(kRight) +
           "\" w:bottom=\"" + Number(kBottom) + "\" w:left=\"" + Number(kLeft);
  }
  xml += "\" w:header=\"851\" w:footer=\"" + Number(section.across ? kAcrossFooter : kFooter) +
         "\" w:gutter=\"0\"/>";
  if (section.first_page > 1) {
    xml += "<w:pgNumType w:start=\"" + Number(section.first_page) + "\"/>";
  }
  return xml + "<w:docGrid w:type=\"lines\" w:linePitch=\"" + Number(kLine) + "\"/></w:sectPr>";
}

std::string AsideFooterXml(bool odd) {
  using namespace layout;        // NOLINT(google-build-using-namespace): its constants alone
  constexpr int kUnder = 397;    // 7 mm between type area and number
  constexpr int kThick = 440;    // room for a line of 4号
  constexpr int kLength = 2268;  // 40 mm
  constexpr int kLineBox = 380;
  const int x = kBottom - kUnder - kThick;
  const int y = odd ? kPageWidth - kRight - kSmallCharacter - kLength : kLeft + kSmallCharacter;
  std::string xml(kXmlHead);
  xml.append("<w:ftr").append(kWordSpace).append(kDrawingSpace).append(">");
  const std::string line = "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" + Number(kLineBox) +
                           "\" w:lineRule=\"exact\"/><w:jc w:val=\"" + (odd ? "right" : "left") +
                           "\"/>";
  const std::string number = RunXml("— ") + "<w:fldSimple w:instr=\" PAGE \">" + RunXml("1") +
                             "</w:fldSimple>" + RunXml(" —");
  const std::string size =
      "cx=\"" + Number(kThick * kEmu) + "\" cy=\"" + Number(kLength * kEmu) + "\"";
  const auto place = [](const char* direction, int twips) {
    return std::string("<wp:position") + direction + " relativeFrom=\"page\"><wp:posOffset>" +
           Number(twips * kEmu) + "</wp:posOffset></wp:position" + direction + ">";
  };
  const std::string box =
      "<wp:anchor distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\""
      " relativeHeight=\"1\" behindDoc=\"0\" locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\">"
      "<wp:simplePos x=\"0\" y=\"0\"/>" +
      place("H", x) + place("V", y) + "<wp:extent " + size +
      "/><wp:wrapNone/><wp:docPr id=\"2\" name=\"页码\"/><a:graphic><a:graphicData"
      " uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>"
      "<wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " +
      size +
      "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>"
      "<wps:txbx><w:txbxContent>" +
      ParagraphXml("Footer", number, line) +
      "</w:txbxContent></wps:txbx><wps:bodyPr vert=\"vert\" lIns=\"0\" tIns=\"0\" rIns=\"0\""
      " bIns=\"0\"/></wps:wsp></a:graphicData></a:graphic></wp:anchor>";
  xml += ParagraphXml("Footer", "<w:r><w:drawing>" + box + "</w:drawing></w:r>");
  return xml + "</w:ftr>";
}

}  // namespace xuncha::bulletin
