// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_reader.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

#include "sheets/xlsx_cells.h"
#include "sheets/xlsx_package.h"
#include "sheets/xlsx_xml.h"

namespace xuncha::sheets {
namespace {

constexpr std::size_t kMostFormats = 100'000;  // Excel allows 65,490 cell styles

class XlsxReader {
 public:
  XlsxReader(XlsxPackage package, const ReadLimits& limits)
      : package_(std::move(package)), limits_(limits) {}

  Result<Workbook> Read();

 private:
  struct SheetEntry {
    std::string name;
    std::string relation;
    bool hidden = false;
  };

  Result<std::string> MainPart();
  Status Parse(const std::string& part, XmlTree& tree);
  Result<std::vector<SheetEntry>> ReadWorkbookPart(const std::string& part);
  Status ReadStrings(const std::string& part);
  Status ReadFormats(const std::string& part);
  Error NoWorkbook() const;
  const std::string& file() const { return package_.file(); }

  XlsxPackage package_;
  const ReadLimits& limits_;
  XlsxTables tables_;
};

Status XlsxReader::Parse(const std::string& part, XmlTree& tree) {
  XC_ASSIGN_OR_RETURN(std::string bytes, package_.Read(part));
  return tree.Parse(std::move(bytes), file(), part, limits_.max_tree_bytes);
}

// What else comes as a ZIP file, in the words of those who sent it.
Error XlsxReader::NoWorkbook() const {
  std::string what = "is a ZIP file but no .xlsx workbook";
  if (package_.Has("xl/workbook.bin")) {
    what = "is a binary workbook (.xlsb); save it as .xlsx";
  } else if (package_.Has("word/document.xml")) {
    what = "is a Word document, no spreadsheet; save the table as .xlsx";
  } else if (package_.Has("content.xml") && package_.Has("mimetype")) {
    what = "is an OpenDocument file; save it as .xlsx";
  }
  return InvalidArgument(file() + ": " + what);
}

Result<std::string> XlsxReader::MainPart() {
  XC_ASSIGN_OR_RETURN(const std::vector<Relation> relations, package_.Relations(""));
  for (const Relation& relation : relations) {
    if (relation.type != "officeDocument" || relation.target.empty()) continue;
    if (relation.target.ends_with(".bin") || !package_.Has(relation.target)) break;
    return relation.target;
  }
  const std::string usual = "xl/workbook.xml";
  if (package_.Has(usual)) return usual;
  return NoWorkbook();
}

Result<std::vector<XlsxReader::SheetEntry>> XlsxReader::ReadWorkbookPart(const std::string& part) {
  XmlTree tree;
  XC_TRY(Parse(part, tree));
  if (LocalName(tree.root().name()) != "workbook") return NoWorkbook();
  tables_.since_1904 = IsTrue(Attribute(Child(tree.root(), "workbookPr"), "date1904"));
  std::vector<SheetEntry> entries;
  for (const pugi::xml_node node : Child(tree.root(), "sheets").children()) {
    if (LocalName(node.name()) != "sheet") continue;
    if (entries.size() >= limits_.max_sheets) {
      return InvalidArgument(file() + ": holds more than " + std::to_string(limits_.max_sheets) +
                             " sheets");
    }
    SheetEntry entry;
    entry.name = CellText(Attribute(node, "name"));
    entry.relation = Attribute(node, "id");
    entry.hidden = Attribute(node, "state").find("idden") != std::string_view::npos;
    entries.push_back(std::move(entry));
  }
  return entries;
}

Status XlsxReader::ReadStrings(const std::string& part) {
  XmlTree tree;
  XC_TRY(Parse(part, tree));
  std::size_t bytes = 0;
  for (const pugi::xml_node node : tree.root().children()) {
    if (LocalName(node.name()) != "si") continue;
    tables_.strings.push_back(StringItem(node));
    bytes += tables_.strings.back().size();
    if (tables_.strings.size() > limits_.max_cells || bytes > limits_.max_text_bytes) {
      return InvalidArgument(file() + ": the table is too large to be read at once");
    }
  }
  return Ok();
}

Status XlsxReader::ReadFormats(const std::string& part) {
  XmlTree tree;
  XC_TRY(Parse(part, tree));
  std::map<std::uint32_t, NumberFormat> own;
  for (const pugi::xml_node node : Child(tree.root(), "numFmts").children()) {
    const auto id = ReadCount(Attribute(node, "numFmtId"));
    if (id && own.size() < kMostFormats) {
      own.insert_or_assign(*id, ParseNumberFormat(Attribute(node, "formatCode")));
    }
  }
  for (const pugi::xml_node node : Child(tree.root(), "cellXfs").children()) {
    if (LocalName(node.name()) != "xf") continue;
    if (tables_.formats.size() >= kMostFormats) break;
    const std::uint32_t id = ReadCount(Attribute(node, "numFmtId")).value_or(0);
    const auto found = own.find(id);
    tables_.formats.push_back(found != own.end() ? found->second : BuiltInNumberFormat(id));
  }
  return Ok();
}

Result<Workbook> XlsxReader::Read() {
  XC_ASSIGN_OR_RETURN(const std::string main, MainPart());
  XC_ASSIGN_OR_RETURN(const std::vector<SheetEntry> entries, ReadWorkbookPart(main));
  XC_ASSIGN_OR_RETURN(const std::vector<Relation> relations, package_.Relations(main));
  std::map<std::string_view, const Relation*> by_id;
  for (const Relation& relation : relations) {
    by_id.emplace(relation.id, &relation);
    if (relation.target.empty() || !package_.Has(relation.target)) continue;
    if (relation.type == "sharedStrings" && tables_.strings.empty()) {
      XC_TRY(ReadStrings(relation.target));
    } else if (relation.type == "styles" && tables_.formats.empty()) {
      XC_TRY(ReadFormats(relation.target));
    }
  }
  Workbook workbook;
  workbook.file = file();
  XlsxCells cells(file(), tables_, limits_);
  for (const SheetEntry& entry : entries) {
    const auto found = by_id.find(entry.relation);
    const bool known = found != by_id.end() && !found->second->target.empty();
    if (known && found->second->type != "worksheet") continue;  // a chart, a dialogue
    if (!known || !package_.Has(found->second->target)) {
      return ErrorAt({file(), entry.name, 0, 0}, "is damaged, the sheet's content is missing");
    }
    Sheet sheet(entry.name);
    sheet.set_hidden(entry.hidden);
    XmlTree tree;
    XC_TRY(Parse(found->second->target, tree));
    XC_TRY(cells.Read(tree.root(), sheet));
    workbook.sheets.push_back(std::move(sheet));
  }
  if (workbook.sheets.empty()) return InvalidArgument(file() + ": holds no sheet");
  cells.notes().MoveTo(workbook);
  return workbook;
}

}  // namespace

Result<Workbook> ReadXlsx(std::string_view bytes, const std::string& file,
                          const ReadLimits& limits) {
  if (bytes.size() > limits.max_file_bytes) {
    return InvalidArgument(file + ": is larger than " + std::to_string(limits.max_file_bytes) +
                           " bytes");
  }
  XC_ASSIGN_OR_RETURN(XlsxPackage package, XlsxPackage::Open(bytes, file, limits));
  return XlsxReader(std::move(package), limits).Read();
}

}  // namespace xuncha::sheets
