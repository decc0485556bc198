// SPDX-License-Identifier: Apache-2.0
#include "bulletin/html_preview.h"

#include "bulletin/binder.h"
#include "bulletin/docx_xml.h"

namespace xuncha::bulletin {
namespace {

constexpr std::string_view kStyle =
    "body{max-width:44em;margin:2em auto;padding:0 1em;line-height:1.8;"
    "font-family:FangSong,仿宋_GB2312,serif}h1{text-align:center;font-size:1.5em}"
    "h2,h3{font-size:1em;text-indent:2em}h2{font-family:SimHei,黑体,sans-serif}"
    "h3{font-family:KaiTi,楷体,serif;font-weight:normal}p{text-indent:2em;margin:.2em 0}"
    "p.flush,td p{text-indent:0}p.right{text-align:right;margin-right:4em}"
    ".mark{color:#c00;text-align:center;font-size:2em;border-bottom:2px solid #c00}"
    "table{border-collapse:collapse;width:100%}td,th{border:1px solid #333;padding:.2em .5em}"
    "caption{font-weight:bold}section{border-top:1px dashed #999;margin-top:2em}"
    "data{border-bottom:1px dotted #888}";

std::string RunsHtml(const Runs& runs) {
  std::string html;
  for (const model::TextRun& run : runs) {
    if (!run.value.empty()) {
      html.append("<data value=\"").append(XmlText(run.value)).append("\">");
      html.append(XmlText(run.text)).append("</data>");
      continue;
    }
    // XmlText drops line breaks: they are told apart before it.
    std::string_view rest = run.text;
    std::string text;
    while (true) {
      const std::size_t end = rest.find('\n');
      text += XmlText(rest.substr(0, end));
      if (end == std::string_view::npos) break;
      text += "<br>";
      rest.remove_prefix(end + 1);
    }
    html += text;
  }
  return html;
}

std::string Element(std::string_view tag, const std::string& inner, std::string_view of = "") {
  std::string html = "<";
  html.append(tag);
  if (!of.empty()) html.append(" class=\"").append(of).append("\"");
  return html.append(">").append(inner).append("</").append(tag).append(">\n");
}

std::string TableHtml(const model::TextTable& table) {
  std::string rows;
  std::string head;
  for (const model::TableColumn& column : table.columns) {
    head += "<th scope=\"col\">" + XmlText(column.title) + "</th>";
  }
  for (const model::TableRow& row : table.rows) {
    std::string cells;
    for (const model::TableCell& cell : row.cells) cells += "<td>" + RunsHtml(cell.runs) + "</td>";
    rows += Element("tr", cells);
  }
  const std::string caption =
      table.caption.empty() ? "" : Element("caption", XmlText(table.caption));
  return Element("table",
                 caption + Element("thead", "<tr>" + head + "</tr>") + Element("tbody", rows));
}

std::string_view TagOf(model::ParagraphRole role) {
  if (role == model::ParagraphRole::kHeading1) return "h2";
  return role == model::ParagraphRole::kHeading2 ? "h3" : "p";
}

}  // namespace

std::string HtmlPreview(const model::Bulletin& bulletin) {
  const model::BulletinDocument& document = bulletin.document;
  std::string body;
  if (!document.red_head.empty()) body += Element("div", XmlText(document.red_head), "mark");
  if (!bulletin.number.empty()) body += Element("p", XmlText(bulletin.number), "flush");
  body += Element("h1", RunsHtml(document.title));
  if (!document.addressees.empty()) body += Element("p", XmlText(document.addressees), "flush");
  for (const model::TextParagraph& paragraph : document.paragraphs) {
    body += Element(TagOf(paragraph.role), XmlText(paragraph.lead) + RunsHtml(paragraph.runs));
  }
  for (const model::TextTable& table : document.tables) body += TableHtml(table);
  if (!document.signature.empty()) body += Element("p", XmlText(document.signature), "right");
  body += Element("p", RunsHtml({document.date}), "right");
  for (const model::TextAnnex& annex : document.annexes) {
    std::string section = Element("p", "附件" + std::to_string(annex.number), "flush");
    section += Element("h1", RunsHtml(annex.title));
    for (const model::TextTable& table : annex.tables) section += TableHtml(table);
    body += Element("section", section);
  }
  return "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>" +
         XmlText(TextOf(document.title)) + "</title><style>" + std::string(kStyle) +
         "</style></head><body>\n" + body + "</body></html>\n";
}

}  // namespace xuncha::bulletin
