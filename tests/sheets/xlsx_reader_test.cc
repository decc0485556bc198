// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/sheets/xlsx_parts.h"

namespace xuncha::sheets {
namespace {

using testing::Book;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::Parts;
using testing::With;
using testing::Zip;

Workbook Read(const std::string& bytes, const ReadLimits& limits = {}) {
  auto workbook = ReadXlsx(bytes, "a.xlsx", limits);
  if (!workbook) {
    ADD_FAILURE() << workbook.error().message;
    Workbook none;
    none.sheets.emplace_back("none");
    return none;
  }
  return std::move(workbook).value();
}

std::string ErrorOf(const std::string& bytes, const ReadLimits& limits = {}) {
  const auto workbook = ReadXlsx(bytes, "a.xlsx", limits);
  return workbook ? "no error" : workbook.error().message;
}

Book Cells(const std::string& cells) {
  Book book;
  book.sheet_data = "<row r=\"1\">" + cells + "</row></sheetData>";
  return book;
}

TEST(XlsxReader, ReadsEveryKindOfCell) {
  Book book = Cells(
      R"(<c r="A1" t="s"><v>0</v></c><c r="B1"><v>12.5</v></c><c r="C1" t="b"><v>1</v></c>)"
      R"(<c r="D1" t="inlineStr"><is><t xml:space="preserve"> 里 </t></is></c>)"
      R"(<c r="E1" t="str"><f>A1&amp;"x"</f><v>abc</v></c><c r="F1" t="e"><v>#N/A</v></c>)"
      R"(<c r="G1" s="3"/><c r="H1"><f>SUM(B1)</f><v>12.5</v></c>)"
      R"(<c r="I1"><f>SUM(B1)</f></c><c r="J1" t="d"><v>2022-08-23T17:02:00Z</v></c>)"
      R"(<c r="K1" t="inlineStr"><is><t/></is></c><c r="L1" t="inlineStr"><is><t> </t></is></c>)");
  book.strings = "<si><t>单位</t></si>";
  const Workbook workbook = Read(book.Make());
  const Sheet& sheet = workbook.sheets.at(0);
  EXPECT_EQ(sheet.name(), "单位");
  EXPECT_EQ(sheet.At(1, 1).text, "单位");
  EXPECT_EQ(sheet.At(1, 2).kind, CellKind::kNumber);
  EXPECT_EQ(sheet.At(1, 2).number, 12.5);
  EXPECT_TRUE(sheet.At(1, 3).boolean);
  EXPECT_EQ(sheet.At(1, 4).text, " 里 ");
  EXPECT_EQ(sheet.At(1, 5).text, "abc");
  EXPECT_TRUE(sheet.At(1, 5).formula);
  EXPECT_EQ(sheet.At(1, 6).kind, CellKind::kError);
  EXPECT_EQ(sheet.At(1, 6).text, "#N/A");
  EXPECT_TRUE(sheet.At(1, 7).empty());
  EXPECT_EQ(sheet.At(1, 8).number, 12.5);
  EXPECT_EQ(sheet.At(1, 9).kind, CellKind::kError);  // a formula that nobody has computed
  EXPECT_EQ(sheet.At(1, 9).text, "=SUM(B1)");
  EXPECT_EQ(sheet.At(1, 10).text, "2022-08-23 17:02");
  EXPECT_TRUE(sheet.At(1, 11).empty());
  EXPECT_EQ(sheet.At(1, 12).text, " ");
}

TEST(XlsxReader, JoinsRichTextAndLeavesPhoneticGuidesOut) {
  Book book = Cells(R"(<c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c>)");
  book.strings =
      "<si><r><rPr><b/></rPr><t>济</t></r><r><t xml:space=\"preserve\">源 市</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>jǐ</t></rPh><phoneticPr fontId=\"1\"/></si>"
      "<si><t>a_x000D_\nb_x0041_c_x005F_x0041_d_xD83D__xDE00__xZZZZ__x0000_&amp;&#20013;</t></si>";
  const Workbook workbook = Read(book.Make());
  EXPECT_EQ(workbook.sheets[0].At(1, 1).text, "济源 市");
  EXPECT_EQ(workbook.sheets[0].At(1, 2).text, "a\nbAc_x0041_d😀_xZZZZ_\xEF\xBF\xBD&中");
}

constexpr char kFormats[] =
    R"(<numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/>)"
    R"(<numFmt numFmtId="177" formatCode="0000000000"/><numFmt numFmtId="178" formatCode="yyyy/m/d h:mm"/></numFmts>)"
    R"(<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>)"
    R"(<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="176"/><xf numFmtId="177"/>)"
    R"(<xf numFmtId="178"/><xf numFmtId="20"/><xf numFmtId="9"/></cellXfs>)";

TEST(XlsxReader, DaysComeFromTheNumberFormat) {
  Book book = Cells(
      R"(<c r="A1"><v>44796</v></c><c r="B1" s="1"><v>44796</v></c><c r="C1" s="2"><v>44796</v></c>)"
      R"(<c r="D1" s="3"><v>810001</v></c><c r="E1" s="4"><v>44796.709722222222</v></c>)"
      R"(<c r="F1" s="5"><v>0.70972222222222225</v></c><c r="G1" s="1"><v>60</v></c>)"
      R"(<c r="H1" s="1"><v>-1</v></c><c r="I1" s="6"><v>0.85</v></c><c r="J1" s="4"><v>44796</v></c>)"
      R"(<c r="K1" s="99"><v>1</v></c><c r="L1" s="4"><v>44796.999999</v></c><c r="M1" s="1"><v>1E+300</v></c>)");
  book.formats = kFormats;
  const Workbook workbook = Read(book.Make());
  const Sheet& sheet = workbook.sheets[0];
  EXPECT_EQ(sheet.At(1, 1).kind, CellKind::kNumber);
  EXPECT_EQ(sheet.At(1, 2).kind, CellKind::kDay);
  EXPECT_EQ(sheet.At(1, 2).text, "2022-08-23");
  EXPECT_EQ(sheet.At(1, 3).text, "2022-08-23");
  EXPECT_EQ(sheet.At(1, 4).text, "0000810001");
  EXPECT_EQ(sheet.At(1, 4).number, 810001);
  EXPECT_EQ(sheet.At(1, 5).text, "2022-08-23 17:02");
  EXPECT_EQ(sheet.At(1, 6).text, "17:02");
  EXPECT_EQ(sheet.At(1, 7).text, "1900-02-29");
  EXPECT_EQ(sheet.At(1, 7).kind, CellKind::kNumber);
  EXPECT_EQ(sheet.At(1, 8).kind, CellKind::kNumber);
  EXPECT_EQ(sheet.At(1, 9).text, "85%");
  EXPECT_EQ(sheet.At(1, 10).text, "2022-08-23");
  EXPECT_EQ(sheet.At(1, 11).text, "1");
  EXPECT_EQ(sheet.At(1, 12).text, "2022-08-24 00:00");
  EXPECT_EQ(sheet.At(1, 13).kind, CellKind::kNumber);
}

TEST(XlsxReader, The1904SystemIsHeeded) {
  Book book = Cells(R"(<c r="A1" s="1"><v>43334</v></c><c r="B1" s="1"><v>60</v></c>)");
  book.formats = kFormats;
  book.workbook_properties = R"(date1904="1")";
  const Workbook workbook = Read(book.Make());
  EXPECT_EQ(workbook.sheets[0].At(1, 1).text, "2022-08-23");
  EXPECT_EQ(workbook.sheets[0].At(1, 2).text, "1904-03-01");
}

TEST(XlsxReader, NumbersThatLostTheirLastDigitsSaySo) {
  const Workbook workbook = Read(
      Cells(R"(<c r="A1"><v>4.1088119900307E+17</v></c><c r="B1"><v>4108810001</v></c>)").Make());
  EXPECT_TRUE(workbook.sheets[0].At(1, 1).inexact);
  EXPECT_EQ(workbook.sheets[0].At(1, 1).text, "410881199003070000");
  EXPECT_FALSE(workbook.sheets[0].At(1, 2).inexact);
  EXPECT_THAT(
      workbook.notes,
      ElementsAre("a.xlsx, sheet 单位, row 1, column A: the last digits of this number may be "
                  "lost"));
}

TEST(XlsxReader, MergedCellsAndHiddenRowsAndSheets) {
  Book book;
  book.sheet_data =
      R"(<row r="1"><c r="A1" t="inlineStr"><is><t>应急局</t></is></c></row>)"
      R"(<row r="2" hidden="1"><c r="B2"><v>2</v></c></row><row r="5"><c r="B5"><v>5</v></c></row></sheetData>)"
      R"(<mergeCells count="2"><mergeCell ref="A1:A2"/><mergeCell ref="nonsense"/></mergeCells>)";
  book.sheets = R"(<sheet name="单位" sheetId="1" state="veryHidden" r:id="rId1"/>)"
                R"(<sheet name="二" sheetId="2" r:id="rId9"/>)";
  Parts parts = book.MakeParts();
  std::string relations;
  for (const auto& [name, bytes] : parts) {
    if (name == "xl/_rels/workbook.xml.rels") relations = bytes;
  }
  relations.insert(
      relations.find("</Relationships>"),
      R"(<Relationship Id="rId9" Type="x/worksheet" Target="./worksheets/../worksheets/s2.xml"/>)");
  parts = With(parts, "xl/_rels/workbook.xml.rels", relations);
  parts = With(parts, "xl/worksheets/s2.xml",
               "<worksheet><sheetData><row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></"
               "c></row></sheetData></worksheet>");
  const Workbook workbook = Read(Zip(parts));
  ASSERT_EQ(workbook.sheets.size(), 2U);
  const Sheet& sheet = workbook.sheets[0];
  EXPECT_TRUE(sheet.hidden());
  EXPECT_EQ(sheet.Merged(2, 1).text, "应急局");
  EXPECT_FALSE(sheet.FindRow(1)->hidden);
  EXPECT_TRUE(sheet.FindRow(2)->hidden);
  EXPECT_EQ(sheet.rows().back().number, 5U);
  EXPECT_FALSE(workbook.sheets[1].hidden());
  EXPECT_EQ(workbook.sheets[1].At(1, 2).text, "2");  // addresses may be left out
  EXPECT_EQ(workbook.sheets[1].At(2, 1).text, "3");
}

TEST(XlsxReader, ReadsTheStrictDialectWithPrefixes) {
  const std::string main = "http://purl.oclc.org/ooxml/spreadsheetml/main";
  const std::string relations = "http://purl.oclc.org/ooxml/officeDocument/relationships";
  const Parts parts = {
      {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"" + relations +
                          "/officeDocument\" Target=\"/xl/Book.xml\"/></Relationships>"},
      {"xl/book.xml", "\xEF\xBB\xBF<x:workbook xmlns:x=\"" + main + "\" xmlns:rel=\"" + relations +
                          "\" conformance=\"strict\"><x:sheets><x:sheet name=\"a\" sheetId=\"1\" "
                          "rel:id=\"b\"/></x:sheets></x:workbook>"},
      {"xl/_rels/Book.xml.rels", "<Relationships><Relationship Id=\"b\" Type=\"" + relations +
                                     "/worksheet\" Target=\"s.xml\"/></Relationships>"},
      {"xl/s.xml", "<x:worksheet xmlns:x=\"" + main +
                       "\"><x:dimension ref=\"A1:XFD1048576\"/><x:sheetData><x:row r=\"1\"><x:c "
                       "r=\"B1\" t=\"inlineStr\"><x:is><x:t>好</x:t></x:is></x:c></x:row>"
                       "</x:sheetData></x:worksheet>"}};
  EXPECT_EQ(Read(Zip(parts)).sheets[0].At(1, 2).text, "好");
}

TEST(XlsxReader, FarAwayCellsCostOneCell) {
  Book book;
  book.sheet_data = R"(<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>)"
                    R"(<row r="1048576"><c r="A1048576" s="1"/></row></sheetData>)";
  const Workbook workbook = Read(book.Make());
  EXPECT_EQ(workbook.sheets[0].cell_count(), 1U);
  book.sheet_data = R"(<row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>)";
  EXPECT_EQ(ErrorOf(book.Make()),
            "a.xlsx, sheet 单位, row 1, column XFD: there are more than 1000 columns");
  book.sheet_data = R"(<row r="1048576"><c r="A1048576"><v>1</v></c></row></sheetData>)";
  EXPECT_EQ(ErrorOf(book.Make()),
            "a.xlsx, sheet 单位, row 1048576, column A: there are more than 300000 rows");
}

TEST(XlsxReader, DamagedSheetsAreToldWithTheirPlace) {
  const auto with_data = [](const std::string& data) {
    Book book;
    book.sheet_data = data + "</sheetData>";
    return ErrorOf(book.Make());
  };
  EXPECT_THAT(with_data(R"(<row r="2"/><row r="2"/>)"),
              HasSubstr("a.xlsx, sheet 单位, row 2: is damaged"));
  EXPECT_THAT(with_data(R"(<row r="4294967297"/>)"), HasSubstr("is damaged"));
  EXPECT_THAT(with_data(R"(<row r="1048577"/>)"), HasSubstr("is damaged"));
  EXPECT_THAT(with_data(R"(<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>)"),
              HasSubstr("row 1, column B: is damaged"));
  EXPECT_THAT(with_data(R"(<row r="1"><c r="A2"><v>1</v></c></row>)"), HasSubstr("is damaged"));
  EXPECT_THAT(with_data(R"(<row r="1"><c r="1A"><v>1</v></c></row>)"), HasSubstr("is damaged"));
  EXPECT_THAT(with_data(R"(<row r="1"><c r="A1" t="s"><v>7</v></c></row>)"),
              HasSubstr("row 1, column A: is damaged, its text is missing"));
  EXPECT_THAT(with_data(R"(<row r="1"><c r="A1"><v>1</v></c>)"), HasSubstr("is no valid XML"));
}

TEST(XlsxReader, MissingPartsAreTold) {
  const Parts parts = Cells("<c r=\"A1\"><v>1</v></c>").MakeParts();
  EXPECT_EQ(ErrorOf(Zip(With(parts, "xl/worksheets/sheet1.xml", ""))),
            "a.xlsx, sheet 单位: is damaged, the sheet's content is missing");
  EXPECT_EQ(ErrorOf(Zip(With(parts, "xl/workbook.xml", ""))),
            "a.xlsx: is a ZIP file but no .xlsx workbook");
  EXPECT_THAT(ErrorOf(Zip(With(parts, "xl/_rels/workbook.xml.rels", ""))),
              HasSubstr("the sheet's content is missing"));
  // Without these there is still something to read.
  for (const char* part :
       {"xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", "[Content_Types].xml"}) {
    EXPECT_EQ(Read(Zip(With(parts, part, ""))).sheets[0].At(1, 1).text, "1") << part;
  }
  EXPECT_EQ(ErrorOf(Zip({{"word/document.xml", "<w/>"}})),
            "a.xlsx: is a Word document, no spreadsheet; save the table as .xlsx");
  EXPECT_EQ(ErrorOf(Zip({{"xl/workbook.bin", "x"}})),
            "a.xlsx: is a binary workbook (.xlsb); save it as .xlsx");
  EXPECT_EQ(ErrorOf(Zip({{"mimetype", "x"}, {"content.xml", "x"}})),
            "a.xlsx: is an OpenDocument file; save it as .xlsx");
  EXPECT_EQ(ErrorOf(Zip(With(parts, "xl/workbook.xml", "<workbook/>"))), "a.xlsx: holds no sheet");
}

TEST(XlsxReader, AChartSheetIsLeftOut) {
  Book book = Cells("<c r=\"A1\"><v>1</v></c>");
  book.sheets =
      R"(<sheet name="图" sheetId="2" r:id="rId2"/><sheet name="单位" sheetId="1" r:id="rId1"/>)";
  EXPECT_EQ(Read(book.Make()).sheets.size(), 1U);
}

TEST(XlsxReader, NamesNeverLeaveThePackage) {
  Parts parts = Cells("<c r=\"A1\"><v>1</v></c>").MakeParts();
  for (const char* target :
       {"../../etc/passwd", "/../x", "file:///etc/passwd", "..\\\\x", "http://example.com/s.xml"}) {
    const std::string relations =
        std::string("<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" Target=\"") +
        target + "\"/></Relationships>";
    EXPECT_EQ(ErrorOf(Zip(With(parts, "xl/_rels/workbook.xml.rels", relations))),
              "a.xlsx, sheet 单位: is damaged, the sheet's content is missing")
        << target;
  }
  parts =
      With(parts, "xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\" TargetMode=\"External\" "
           "Target=\"worksheets/sheet1.xml\"/></Relationships>");
  EXPECT_THAT(ErrorOf(Zip(parts)), HasSubstr("the sheet's content is missing"));
}

TEST(XlsxReader, EntitiesAreNeverExpanded) {
  Parts parts = Cells("").MakeParts();
  const std::string bomb =
      "<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;\">"
      "<!ENTITY f SYSTEM \"file:///etc/passwd\">]><worksheet><sheetData><row r=\"1\"><c r=\"A1\" "
      "t=\"str\"><v>&b;&f;</v></c></row></sheetData></worksheet>";
  EXPECT_EQ(
      ErrorOf(Zip(With(parts, "xl/worksheets/sheet1.xml", bomb))),
      "a.xlsx: its part xl/worksheets/sheet1.xml has a document type, which no spreadsheet has");
}

TEST(XlsxReader, BombsAreRefusedBeforeTheyUnfold) {
  Book book;
  book.sheet_data = "</sheetData>" + std::string(30 << 20, ' ');
  EXPECT_EQ(ErrorOf(book.Make()),
            "a.xlsx: its part xl/worksheets/sheet1.xml is too large when it is unpacked");
  ReadLimits limits;
  limits.max_ratio = 10'000;
  limits.max_part_bytes = 1 << 20;
  EXPECT_THAT(ErrorOf(book.Make(), limits), HasSubstr("is too large when it is unpacked"));
  limits.max_part_bytes = 64 << 20;
  EXPECT_EQ(ErrorOf(book.Make(), limits), "no error");
  limits.max_inflated_bytes = 20 << 20;
  EXPECT_THAT(ErrorOf(book.Make(), limits), HasSubstr("is too large when it is unpacked"));
  // Few bytes, many nodes.
  std::string cells;
  for (int i = 0; i < 100'000; ++i) cells += "<c/>";
  limits = {};
  limits.max_ratio = 10'000;
  limits.max_tree_bytes = 1 << 20;
  EXPECT_THAT(ErrorOf(Cells(cells).Make(), limits), HasSubstr("is too large to be read at once"));
}

// The size that the directory claims is not what comes out.
TEST(XlsxReader, AFalseSizeDoesNotDeceive) {
  Book book;
  book.sheet_data = "</sheetData>" + std::string(30 << 20, ' ');
  std::string bytes = book.Make();
  const std::string name = "xl/worksheets/sheet1.xml";
  const std::size_t central = bytes.rfind(name);
  const std::size_t local = bytes.find(name);
  ASSERT_NE(central, std::string::npos);
  for (const std::size_t at : {central - 46 + 24, local - 30 + 22}) {
    bytes.replace(at, 4, std::string("\x10\0\0\0", 4));
  }
  const std::string error = ErrorOf(bytes);
  EXPECT_TRUE(error.find("too large") != std::string::npos ||
              error.find("is damaged") != std::string::npos)
      << error;
}

TEST(XlsxReader, SharedTextCountsEachTime) {
  Book book;
  book.strings = "<si><t>" + std::string(100'000, 'x') + "</t></si>";
  std::string cells;
  for (int i = 1; i <= 20; ++i) {
    cells += "<c r=\"" + ColumnName(static_cast<std::uint32_t>(i)) + "1\" t=\"s\"><v>0</v></c>";
  }
  book.sheet_data = "<row r=\"1\">" + cells + "</row></sheetData>";
  EXPECT_EQ(ErrorOf(book.Make()), "no error");
  ReadLimits limits;
  limits.max_text_bytes = 999'999;
  EXPECT_THAT(ErrorOf(book.Make(), limits), HasSubstr("column J: the table is too large"));
  limits = {};
  limits.max_cell_bytes = 1000;
  EXPECT_THAT(ErrorOf(book.Make(), limits), HasSubstr("column A: holds more than 1000 bytes"));
  limits = {};
  limits.max_cells = 10;
  EXPECT_THAT(ErrorOf(book.Make(), limits), HasSubstr("column K: the table is too large"));
}

TEST(XlsxReader, PartsThatStandThereTwiceAreRefused) {
  Parts parts = Cells("<c r=\"A1\"><v>1</v></c>").MakeParts();
  parts.emplace_back("XL/Worksheets/Sheet1.xml", "<worksheet/>");
  EXPECT_EQ(ErrorOf(Zip(parts)), "a.xlsx: holds its part xl/worksheets/sheet1.xml twice");
}

TEST(XlsxReader, CutAndFlippedBytesAreErrorsNeverCrashes) {
  Book book = Cells(R"(<c r="A1" t="s"><v>0</v></c>)");
  book.strings = "<si><t>单位</t></si>";
  const std::string bytes = book.Make();
  EXPECT_THAT(ErrorOf(bytes.substr(0, bytes.size() - 30)), HasSubstr("a.xlsx: is damaged"));
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    std::string broken = bytes;
    broken[at] = static_cast<char>(broken[at] ^ 0x55);
    (void)ErrorOf(broken);
    if (at % 16 == 0) (void)ErrorOf(bytes.substr(0, at));
  }
  // A flipped bit in the packed text is seen by its checksum.
  std::string stored = Zip(book.MakeParts(), true);
  const std::size_t text = stored.find("单位</t>");
  ASSERT_NE(text, std::string::npos);
  stored[text] = '\xE6';
  EXPECT_THAT(ErrorOf(stored),
              HasSubstr("is damaged, its part xl/sharedStrings.xml cannot be unpacked"));
}

// Parts as WPS writes them: namespaces of its own, formats above 175, a picture in a cell.
TEST(XlsxReader, ReadsWhatWpsWrites) {
  Book book;
  book.strings =
      "<si><t xml:space=\"preserve\">单位名称 </t><phoneticPr fontId=\"1\" "
      "type=\"noConversion\"/></si>";
  book.formats =
      "<numFmts count=\"5\"><numFmt numFmtId=\"41\" formatCode=\"_ * #,##0_ ;_ * \\-#,##0_ ;_ * "
      "&quot;-&quot;_ ;_ @_ \"/><numFmt numFmtId=\"176\" "
      "formatCode=\"yyyy/m/d;@\"/></numFmts><cellXfs><xf "
      "numFmtId=\"0\"><alignment vertical=\"center\"/></xf><xf numFmtId=\"176\"/><xf "
      "numFmtId=\"41\"/></cellXfs>";
  Parts parts = book.MakeParts();
  parts =
      With(parts, "xl/worksheets/sheet1.xml",
           "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<worksheet xmlns=\"" +
               std::string(testing::kMain) +
               "\" xmlns:xdr=\"x\" xmlns:mc=\"y\" "
               "xmlns:etc=\"http://www.wps.cn/officeDocument/2017/etCustomData\">"
               "<sheetPr/><dimension ref=\"A1:D2\"/><sheetViews><sheetView tabSelected=\"1\" "
               "workbookViewId=\"0\"/></sheetViews><sheetFormatPr "
               "defaultColWidth=\"9\"/><cols><col min=\"1\" "
               "max=\"1\" width=\"20\"/></cols><sheetData><row r=\"1\" ht=\"15\" spans=\"1:4\"><c "
               "r=\"A1\" "
               "t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>44796</v></c><c r=\"C1\" "
               "s=\"2\"><v>1234</v></c><c "
               "r=\"D1\" "
               "t=\"str\"><f>_xlfn.DISPIMG(&quot;ID_1&quot;,1)</f><v>=DISPIMG(&quot;ID_1&quot;,1)</"
               "v></c>"
               "<c r=\"E1\" t=\"e\" vm=\"1\"><v>#VALUE!</v></c></row></sheetData><pageMargins "
               "left=\"0.7\"/><headerFooter/></worksheet>");
  const Workbook workbook = Read(Zip(parts));
  const Sheet& sheet = workbook.sheets[0];
  EXPECT_EQ(sheet.At(1, 1).text, "单位名称 ");
  EXPECT_EQ(sheet.At(1, 2).text, "2022-08-23");
  EXPECT_EQ(sheet.At(1, 3).text, "1234");
  EXPECT_TRUE(sheet.At(1, 4).picture);
  EXPECT_EQ(sheet.At(1, 4).kind, CellKind::kText);
  EXPECT_TRUE(sheet.At(1, 5).picture);
  EXPECT_EQ(workbook.notes.size(), 2U);
}

TEST(XlsxReader, NotesAreBounded) {
  std::string cells;
  for (std::uint32_t i = 1; i <= 60; ++i) {
    cells += "<c r=\"" + ColumnName(i) + "1\"><f>A1</f></c>";
  }
  const Workbook workbook = Read(Cells(cells).Make());
  ASSERT_EQ(workbook.notes.size(), kMostNotes + 1);
  EXPECT_EQ(
      workbook.notes[0],
      "a.xlsx, sheet 单位, row 1, column A: this formula has no result; open the file in Excel or "
      "WPS and save it");
  EXPECT_EQ(workbook.notes.back(), "a.xlsx: and 10 more such places");
}

TEST(XlsxReader, BrokenUtf8InAPartIsRepaired) {
  Book book = Cells("<c r=\"A1\" t=\"str\"><v>a\xFF\xE5z</v></c>");
  EXPECT_EQ(Read(book.Make()).sheets[0].At(1, 1).text, "a\xEF\xBF\xBD\xEF\xBF\xBDz");
}

}  // namespace
}  // namespace xuncha::sheets
