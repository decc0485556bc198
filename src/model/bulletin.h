// SPDX-License-Identifier: Apache-2.0
//
// A bulletin (通报) as a document: paragraphs, tables and annexes whose numbers, names and dates
// are bound values, each with the records behind it. Wording is text without a value. bulletin.md
// §1, §4. How one is made: bulletin/compose.h; how it is laid out: bulletin/docx_parts.h.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace xuncha::model {

enum class ValueKind : std::uint8_t {
  kCount = 0,  // a number of records
  kRate,       // part of a whole, in hundredths of a percent
  kName,       // of a unit, site, account, column, class
  kDate,
  kText,  // other words that come from records
};
const char* Name(ValueKind kind);  // count rate name date text

struct BoundValue {
  std::string name;  // sites.checked, annex3.departments.5.items: unique in its document
  ValueKind kind = ValueKind::kCount;
  std::string text;                  // as printed: 20, 100%, 8月23日
  std::int64_t number = 0;           // of kCount; of kRate basis points
  std::vector<std::string> records;  // ids of the records behind it, in the order counted
};

// Words of one kind. `value` names the bound value that they print; "" = wording.
struct TextRun {
  std::string text;
  std::string value;
};

enum class ParagraphRole : std::uint8_t {
  kBody = 0,   // two characters in
  kAddressee,  // 主送机关: flush left
  kHeading1,   // 一、 (黑体)
  kHeading2,   // （一） (楷体)
  kLead2,      // （一）… with text running on behind a lead in 楷体
  kLead3,      // 1. … with text running on
};
const char* Name(ParagraphRole role);  // body addressee heading1 heading2 lead2 lead3

struct TextParagraph {
  ParagraphRole role = ParagraphRole::kBody;
  std::string block;  // of the template: overview, rounds …
  std::string lead;   // of kLead2, kLead3: number and lead, before the runs
  std::vector<TextRun> runs;
};

struct TableColumn {
  std::string title;
  int width_mm = 20;
  bool centred = false;
  bool number = false;  // written as a number into spreadsheets
};

struct TableCell {
  std::vector<TextRun> runs;
};

struct TableRow {
  std::vector<TableCell> cells;  // as many as columns
};

struct TextTable {
  std::string id;       // annex3.departments
  std::string caption;  // （政府部门）; "" = none
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
  int row_mm = 0;  // least height of a row, of forms for the pen; not stored; 0 = its text's
};

struct TextAnnex {
  int number = 1;
  std::vector<TextRun> title;
  std::vector<TextTable> tables;
};

struct BulletinDocument {
  std::string form;            // long | short | correction
  std::string red_head;        // 发文机关标志; "" = none
  std::vector<TextRun> title;  // one text; broken into lines by who lays it out
  std::string addressees;      // ends with ：
  std::vector<TextParagraph> paragraphs;
  std::vector<TextAnnex> annexes;
  // After the paragraphs, on the same page: of forms (bulletin/paper.h). Not stored: bulletins have
  // none.
  std::vector<TextTable> tables;
  std::string signature;           // 发文机关署名; "" = none
  TextRun date;                    // 成文日期; "" = given when it is issued
  std::string copies_to;           // 抄送; "" = none
  std::string printed_by;          // 印发机关; "" = no 版记
  std::vector<BoundValue> values;  // in the order in which they were first printed
};

enum class BulletinState : std::uint8_t { kDraft = 0, kFrozen, kIssued };
const char* Name(BulletinState state);  // draft frozen issued
bool BulletinStateFromName(std::string_view name, BulletinState& out);

// Wording that a person edited in Word, taken back: a paragraph, a heading, a title or a cell.
struct WordingTake {
  std::string before;      // as it was composed, or as an earlier one of the bulletin's left it
  std::string after;       // as it reads now, with the same values in the same order
  std::string place = {};  // of a cell: annex.sites:3:4, row and column from 1, row 0 the head
};

// One bulletin of a campaign. The seal is over `document`, `findings`, `office_facts` and, of a
// correction, what it corrects and why; number, signer and print
// date stand outside it, since they are given after the freeze.
struct Bulletin {
  std::string id;  // "b-1"
  std::string campaign;
  BulletinState state = BulletinState::kDraft;
  BulletinDocument document;
  std::string as_of;                  // ISO day that open and fixed are of
  std::vector<std::string> findings;  // once frozen: problems that it counts, a JSON line each
  std::vector<WordingTake> taken;     // put into the document in this order
  std::string office_facts;           // the office's file it was made with, as it was (TOML)
  // Of a correction (更正), else all "": the issued bulletin that it corrects, the draft that has
  // the right values, and why. Its document's values bear the names of those that it corrects.
  std::string corrects, right_by, reason;
  std::vector<std::string> corrected;  // the figures that it was asked for; empty = all
  std::string corrects_after;          // the last issued correction of it then; "" = none
  std::string digest;                  // SHA-256 in hex, once frozen
  std::string number;                  // 发文字号
  std::string signer;                  // 签发人
  std::string signed_on;               // 成文日期, ISO day
  std::string printed_on;              // 印发日期, ISO day
  std::string made_by, frozen_by, issued_by;
  TimeMs made_at = 0;  // UTC, as the two below; 0 = not yet
  TimeMs frozen_at = 0;
  TimeMs issued_at = 0;
};

}  // namespace xuncha::model
