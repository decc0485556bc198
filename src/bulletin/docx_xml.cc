// SPDX-License-Identifier: Apache-2.0
#include "bulletin/docx_xml.h"

#include "base/utf8.h"
#include "bulletin/docx_layout.h"

namespace xuncha::bulletin {
namespace {

constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006";
constexpr std::string_view kPackage = "http://schemas.openxmlformats.org/package/2006";
constexpr std::string_view kMime =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.";

std::string Number(int value) { return std::to_string(value); }

std::string StyleXml(std::string_view id, std::string_view name, std::string_view paragraph,
                     std::string_view run) {
  std::string xml = "<w:style w:type=\"paragraph\" w:styleId=\"";
  xml.append(id).append("\"");
  if (id == "Normal") xml += " w:default=\"1\"";
  xml.append("><w:name w:val=\"").append(name).append("\"/>");
  if (id != "Normal") xml += "<w:basedOn w:val=\"Normal\"/>";
  xml.append("<w:qFormat/><w:pPr>").append(paragraph).append("</w:pPr><w:rPr>");
  return xml.append(run).append("</w:rPr></w:style>");
}

std::string ExactLine(int line) {
  return "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"" + Number(line) +
         "\" w:lineRule=\"exact\"/>";
}

std::string Relation(int id, std::string_view type, std::string_view target) {
  std::string xml = "<Relationship Id=\"rId" + Number(id) + "\" Type=\"";
  return xml.append(kOffice)
      .append("/relationships/")
      .append(type)
      .append("\" Target=\"")
      .append(target)
      .append("\"/>");
}

std::string Override(std::string_view part, std::string_view type) {
  std::string xml = "<Override PartName=\"/word/";
  return xml.append(part)
      .append(".xml\" ContentType=\"")
      .append(kMime)
      .append(type)
      .append("+xml\"/>");
}

}  // namespace

std::string XmlText(std::string_view text) {
  std::string out;
  const std::string repaired = RepairUtf8(text);
  for (const char c : repaired) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20 || c == '\t') out += c;
    }
  }
  return out;
}

std::string RunXml(std::string_view text, std::string_view properties) {
  std::string head = "<w:r>";
  if (!properties.empty()) head.append("<w:rPr>").append(properties).append("</w:rPr>");
  std::string xml;
  while (true) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    if (!line.empty()) {
      xml.append(head).append("<w:t xml:space=\"preserve\">").append(XmlText(line));
      xml.append("</w:t></w:r>");
    }
    if (end == std::string_view::npos) return xml;
    xml.append("<w:r><w:br/></w:r>");
    text.remove_prefix(end + 1);
  }
}

std::string ParagraphXml(std::string_view style, std::string_view runs, std::string_view more) {
  std::string xml = "<w:p><w:pPr><w:pStyle w:val=\"";
  return xml.append(style)
      .append("\"/>")
      .append(more)
      .append("</w:pPr>")
      .append(runs)
      .append("</w:p>");
}

std::string FontXml(std::string_view font, int half_points) {
  std::string xml = "<w:rFonts";
  for (const std::string_view slot : {"ascii", "hAnsi", "eastAsia", "cs"}) {
    xml.append(" w:").append(slot).append("=\"").append(font).append("\"");
  }
  const std::string size = Number(half_points);
  return xml + "/><w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
}

std::string StylesXml() {
  using namespace layout;  // NOLINT(google-build-using-namespace): its constants alone
  const std::string indent =
      "<w:ind w:firstLineChars=\"200\" w:firstLine=\"" + Number(2 * kCharacter) + "\"/>";
  const std::string plain = ExactLine(kLine);
  const std::string off_grid = "<w:snapToGrid w:val=\"0\"/>";
  const std::string centred = "<w:jc w:val=\"center\"/>";
  const std::string spacing = "<w:spacing w:val=\"" + Number(kCharSpacing) + "\"/>";
  const auto font = [&](const char* name, int size) {
    return "<w:rFonts w:ascii=\"" + std::string(name) + "\" w:hAnsi=\"" + name +
           "\" w:eastAsia=\"" + name + "\" w:cs=\"" + name + "\"/>" + spacing + "<w:sz w:val=\"" +
           Number(size) + "\"/><w:szCs w:val=\"" + Number(size) + "\"/>";
  };
  const auto level = [](int outline) {
    return "<w:outlineLvl w:val=\"" + Number(outline) + "\"/>";
  };
  std::string xml(kXmlHead);
  xml.append("<w:styles").append(kWordSpace).append("><w:docDefaults><w:rPrDefault><w:rPr>");
  xml += FontXml(kFangSong, kBody);
  xml +=
      "<w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>"
      "<w:pPrDefault/></w:docDefaults>";
  xml +=
      StyleXml("Normal", "Normal",
               "<w:widowControl w:val=\"0\"/><w:overflowPunct/>" + plain + "<w:jc w:val=\"both\"/>",
               font(kFangSong, kBody));
  xml += StyleXml("BodyText", "Body Text", indent, "");
  xml += StyleXml("Heading1", "heading 1", "<w:keepNext/>" + indent + level(0), font(kHei, kBody));
  xml += StyleXml("Heading2", "heading 2", "<w:keepNext/>" + indent + level(1), font(kKai, kBody));
  xml += StyleXml("Title", "Title",
                  "<w:keepNext/><w:keepLines/>" + off_grid + ExactLine(kTitleLine) + centred,
                  font(kXiaoBiaoSong, kTitle));
  xml += StyleXml("AnnexMark", "附件标志", "<w:keepNext/><w:pageBreakBefore/>", font(kHei, kBody));
  xml +=
      StyleXml("RedHead", "发文机关标志", "<w:keepNext/>" + centred, "<w:color w:val=\"FF0000\"/>");
  xml += StyleXml("DocumentNumber", "发文字号", "<w:keepNext/>" + centred, "");
  xml += StyleXml("Caption", "caption", "<w:keepNext/>" + centred, "");
  xml += StyleXml("Cell", "表格文字", off_grid + ExactLine(kCellLine) + "<w:jc w:val=\"left\"/>",
                  FontXml(kFangSong, kCell));
  xml += StyleXml("CellHead", "表头", "<w:keepNext/>" + off_grid + ExactLine(kCellLine) + centred,
                  FontXml(kHei, kCell));
  xml += StyleXml("Print", "版记", off_grid + ExactLine(kLine), FontXml(kFangSong, kSmall));
  xml += StyleXml(
      "Footer", "footer",
      off_grid + "<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
      FontXml(kSong, kSmall));
  return xml + "</w:styles>";
}

std::string SettingsXml() {
  std::string xml(kXmlHead);
  xml.append("<w:settings").append(kWordSpace);
  return xml +
         "><w:evenAndOddHeaders/><w:characterSpacingControl w:val=\"doNotCompress\"/><w:compat>"
         "<w:compatSetting w:name=\"compatibilityMode\""
         " w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>"
         "</w:settings>";
}

// What a machine without these fonts should take: the nearest that comes with office programs.
std::string FontTableXml() {
  std::string xml(kXmlHead);
  xml.append("<w:fonts").append(kWordSpace).append(">");
  const auto add = [&](std::string_view name, std::string_view other) {
    xml.append("<w:font w:name=\"").append(name).append("\"><w:altName w:val=\"").append(other);
    xml.append("\"/><w:charset w:val=\"86\"/><w:family w:val=\"auto\"/></w:font>");
  };
  add(layout::kFangSong, "仿宋");
  add(layout::kHei, "SimHei");
  add(layout::kKai, "楷体");
  add(layout::kXiaoBiaoSong, "宋体");
  add(layout::kSong, "SimSun");
  return xml + "</w:fonts>";
}

std::string FooterXml(bool odd) {
  std::string xml(kXmlHead);
  xml.append("<w:ftr").append(kWordSpace).append(">");
  const std::string indent = Number(layout::kSmallCharacter);
  const std::string place = odd ? "<w:ind w:right=\"" + indent + "\"/><w:jc w:val=\"right\"/>"
                                : "<w:ind w:left=\"" + indent + "\"/><w:jc w:val=\"left\"/>";
  const std::string number = RunXml("— ") + "<w:fldSimple w:instr=\" PAGE \">" + RunXml("1") +
                             "</w:fldSimple>" + RunXml(" —");
  return xml + ParagraphXml("Footer", number, place) + "</w:ftr>";
}

std::string ContentTypesXml(bool across) {
  std::string xml(kXmlHead);
  xml.append("<Types xmlns=\"")
      .append(kPackage)
      .append("/content-types\"><Default Extension=\"rels\"");
  xml.append(" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>");
  xml.append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>");
  xml += Override("document", "document.main");
  xml += Override("styles", "styles");
  xml += Override("settings", "settings");
  xml += Override("fontTable", "fontTable");
  xml += Override("footer1", "footer");
  xml += Override("footer2", "footer");
  if (across) xml += Override("footer3", "footer") + Override("footer4", "footer");
  return xml + "</Types>";
}

std::string PackageRelationsXml() {
  std::string xml(kXmlHead);
  xml.append("<Relationships xmlns=\"").append(kPackage).append("/relationships\">");
  return xml + Relation(1, "officeDocument", "word/document.xml") + "</Relationships>";
}

std::string DocumentRelationsXml(bool across) {
  std::string xml(kXmlHead);
  xml.append("<Relationships xmlns=\"").append(kPackage).append("/relationships\">");
  xml += Relation(1, "styles", "styles.xml");
  xml += Relation(2, "settings", "settings.xml");
  xml += Relation(3, "fontTable", "fontTable.xml");
  xml += Relation(4, "footer", "footer1.xml");
  xml += Relation(5, "footer", "footer2.xml");
  if (across) {
    xml += Relation(6, "footer", "footer3.xml") + Relation(7, "footer", "footer4.xml");
  }
  return xml + "</Relationships>";
}

}  // namespace xuncha::bulletin
