// SPDX-License-Identifier: Apache-2.0
#include "app/bulletins.h"

#include "app/office_figures.h"

#include <algorithm>

#include "app/bulletin_files.h"
#include "bulletin/docx_parts.h"
#include "documents/docx_reader.h"
#include "documents/zip_writer.h"
#include "sheets/sheet_reader.h"
#include "store/bulletin_store.h"
#include "tests/app/bulletin_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Bulletins : public BulletinTest {
 protected:
  bulletin::BorderRules Borders() const {
    auto rules = LoadBorderRules(resources_);
    EXPECT_TRUE(rules) << rules.error().message;
    return rules ? *std::move(rules) : bulletin::BorderRules();
  }
};

TEST_F(Bulletins, ADraftCountsWhatTheRecordsHold) {
  const model::Bulletin draft = Draft();
  EXPECT_EQ(draft.id, "b-1");
  EXPECT_EQ(draft.as_of, "2022-08-31");
  EXPECT_THAT(Value(draft, "sites.checked").records, ElementsAre("s-1", "s-2", "s-3"));
  EXPECT_EQ(Value(draft, "accounts.qualified").text, "1");
  EXPECT_THAT(Value(draft, "problems.total").records, ElementsAre("p-1", "p-2"));
  EXPECT_EQ(Value(draft, "annex.sites.1.line.1.age").text, "超1年");
  EXPECT_EQ(Value(draft, "disclosure.total").number, 7);
  EXPECT_EQ(Value(draft, "disclosure.units").text, "") << "the long form does not print it";
  EXPECT_EQ(Value(draft, "annex.disclosure.departments.3.items").text, "0") << "no items: a row 0";
  EXPECT_EQ(Draft("short").document.form, "short");
  EXPECT_EQ(store::BulletinStore(*database_).List("2022Q3")->size(), 2U);
}

TEST_F(Bulletins, UnitsThatTheFactsLeaveOutKeepTheRecordsFigures) {
  const auto taken = ImportItems(*database_, resources_, model::ItemPart::kReported, "",
                                 {Write("i.csv",
                                        "发布单位,信息标题,发布日期\n应急,甲,2022-07-01\n林业,乙,"
                                        "2022-07-02\n林业,丙,2022-07-03\n"),
                                  false, false},
                                 By("张"));
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(Value(Draft(), "disclosure.total").number, 9)
      << "7 typed, 2 of the records; not 7 or 3";
}

TEST_F(Bulletins, DisclosureTellsInterpretationsAndYearlyReports) {
  const std::string facts = std::string("statistics = true\n") + kFacts +
                            "[annual_report]\nyear = 2021\nmissing = [\"林业\"]\n";
  const std::size_t items = facts.find("items = 7");
  const std::string told = std::string(facts).insert(items + 9, "\ninterpretations = 2");
  const auto draft = DraftBulletin(*database_, rules_, resources_,
                                   {"2022Q3", "long", "", Write("f.toml", told)}, By("张"));
  ASSERT_TRUE(draft) << draft.error().message;
  EXPECT_EQ(Value(*draft, "disclosure.interpretations").text, "2");
  EXPECT_THAT(Value(*draft, "disclosure.interpretations").records,
              ElementsAre("facts#disclosure.u-1.interpretations"));
  EXPECT_EQ(Value(*draft, "disclosure.interpretation_share").text, "28.57%");
  EXPECT_EQ(Value(*draft, "annual_reports.year").text, "2021年");
  EXPECT_EQ(Value(*draft, "annual_reports.missing").number, 1);
  EXPECT_THAT(Value(*draft, "annual_reports.missing").records,
              ElementsAre("facts#annual_report.missing.u-3"));
  EXPECT_EQ(draft->document.annexes.back().tables.front().id, "annex.statistics.figures");
  const FreezeOutcome outcome = Freeze(draft->id);
  EXPECT_TRUE(outcome.frozen) << (Keys(outcome).empty() ? "" : Keys(outcome).front());
}

TEST_F(Bulletins, WhoIsNamedBothWaysIsWarnedOf) {
  const auto draft = DraftBulletin(
      *database_, rules_, resources_,
      {"2022Q3", "long", "", Write("f.toml", "weak_units = [\"林业\"]\n" + std::string(kFacts))},
      By("张"));
  ASSERT_TRUE(draft) << draft.error().message;
  const FreezeOutcome outcome = Freeze(draft->id);
  EXPECT_TRUE(outcome.frozen) << "a person's to weigh";
  EXPECT_THAT(Keys(outcome), ElementsAre("audit.named_both_ways"));
}

TEST_F(Bulletins, AnIssuedBulletinStaysWhateverBecomesOfTheRecords) {
  const std::string id = Draft().id;
  const FreezeOutcome outcome = Freeze(id);
  ASSERT_TRUE(outcome.frozen) << (Keys(outcome).empty() ? "" : Keys(outcome).front());
  EXPECT_EQ(store::CampaignStore(*database_).Find("2022Q3")->state, model::CampaignState::kFrozen);
  ASSERT_TRUE(IssueBulletin(*database_, resources_, id,
                            {"济政办〔2022〕9号", "王五", "2022-08-31", "2022-09-01"}, By("李")));
  const std::string before = Docx(id);
  const std::int64_t rows = HistoryRows();
  ASSERT_TRUE(IssueBulletin(*database_, resources_, id,
                            {"济政办〔2022〕9号", "王五", "2022-08-31", "2022-09-01"}, By("李")));
  EXPECT_EQ(HistoryRows(), rows) << "once more changes nothing";

  model::Problem problem = *store::ProblemStore(*database_).Find("p-1");
  problem.title = "别的";
  problem.column_path = {"首页", "改名"};
  Put(problem);
  EXPECT_EQ(Docx(id), before);
  const model::Bulletin again = Draft();
  const model::Bulletin old = *OpenBulletin(*database_, id);
  std::vector<std::string> differing;
  ASSERT_EQ(again.document.values.size(), old.document.values.size());
  for (std::size_t i = 0; i < again.document.values.size(); ++i) {
    if (again.document.values[i].text != old.document.values[i].text) {
      differing.push_back(again.document.values[i].name);
    }
  }
  EXPECT_THAT(differing, ElementsAre("open.aged.1.1.column", "annex.sites.1.line.1.names"));
}

TEST_F(Bulletins, ADocumentNumberHasItsFormAndIsBorneOnce) {
  const std::string first = Draft().id;
  ASSERT_TRUE(Freeze(first).frozen);
  const std::string second = Draft("short").id;
  ASSERT_TRUE(Freeze(second).frozen);
  const auto issue = [&](const std::string& id, const char* number) {
    const auto issued = IssueBulletin(*database_, resources_, id,
                                      {number, "王五", "2022-08-31", "2022-09-01"}, By("李"));
    return issued ? std::string() : issued.error().message;
  };
  EXPECT_THAT(IssueBulletin(*database_, resources_, first,
                            {"济政办〔2022〕9号", "王五", "2022-13-01", "2022-09-01"}, By("李"))
                  .error()
                  .message,
              HasSubstr("2022-13-01 is no day of signing"));
  EXPECT_THAT(issue(first, "示范管办2022第02号"), HasSubstr("〔〕"));
  EXPECT_THAT(issue(first, "济政办〔2021〕9号"), HasSubstr("2021"));
  EXPECT_EQ(OpenBulletin(*database_, first)->state, model::BulletinState::kFrozen)
      << "and can still be issued";
  EXPECT_EQ(issue(first, "济政办〔2022〕9号"), "");
  EXPECT_EQ(issue(first, "济政办〔2022〕9号"), "") << "the same again";
  EXPECT_THAT(issue(second, "济政办〔2022〕9号"), HasSubstr(first));
  EXPECT_EQ(issue(second, "济政办〔2022〕10号"), "");
}

TEST_F(Bulletins, TheSealTellsOfChangedFigures) {
  const std::string id = Draft().id;
  ASSERT_TRUE(Freeze(id).frozen);
  model::Bulletin bulletin = *OpenBulletin(*database_, id);
  bulletin.document.values.front().text += "1";
  ASSERT_TRUE(store::InTransaction(*database_,
                                   [&] { return store::BulletinStore(*database_).Put(bulletin); }));
  EXPECT_EQ(OpenBulletin(*database_, id).error().code, ErrorCode::kCorruption);
}

TEST_F(Bulletins, WhatBlocksAFreeze) {
  const std::string id = Draft().id;
  FreezeOutcome outcome = Freeze(id, "2022-09-02");
  EXPECT_FALSE(outcome.frozen);
  EXPECT_THAT(Keys(outcome), ElementsAre("audit.last_look"));
  EXPECT_THAT(outcome.faults[0].records, ElementsAre("2022Q3-应急-01", "2022Q3-应急-02"));
  model::Problem problem = *store::ProblemStore(*database_).Find("p-1");
  problem.latest = "2020-01-01";
  Put(problem);
  outcome = Freeze(id);
  EXPECT_FALSE(outcome.frozen);
  EXPECT_THAT(Keys(outcome), ElementsAre("audit.out_of_date"));
  EXPECT_EQ(OpenBulletin(*database_, id)->state, model::BulletinState::kDraft);
  const auto issued = IssueBulletin(*database_, resources_, id,
                                    {"9号", "王五", "2022-08-31", "2022-09-01"}, By("李"));
  EXPECT_THAT(issued.error().message, HasSubstr("freeze it first"));
}

TEST_F(Bulletins, ANameThatIsNotTheRegistersOnThatDayBlocks) {
  const std::string id = Draft().id;
  store::InventoryStore inventory(*database_);
  auto unit = inventory.FindUnit("u-1");
  ASSERT_TRUE(unit);
  unit->names = {{"济源市应急管理局", "", "2022-12-31"}, {"济源市应急局", "2023-01-01", ""}};
  ASSERT_TRUE(inventory.Put(*unit));
  EXPECT_THAT(Keys(Freeze(id)), ::testing::Contains("audit.out_of_date"));
  const FreezeOutcome early = Freeze(Draft().id);
  ASSERT_THAT(Keys(early), ElementsAre("audit.former_name"));
  EXPECT_THAT(early.faults[0].records, ElementsAre("济源市应急局")) << "not yet called so";
  unit->names = {{"济源市应急局", "", ""}};
  ASSERT_TRUE(inventory.Put(*unit));
  EXPECT_TRUE(Freeze(Draft().id).frozen);
}

TEST_F(Bulletins, ALastLookByAPersonLiftsTheBlock) {
  const std::string id = Draft().id;
  EXPECT_FALSE(Freeze(id, "2022-09-02").frozen);
  EXPECT_EQ(*LookAgain(*database_, id, {"2022Q3-应急-01"}, By("李", "2022-09-01")), 1U);
  EXPECT_EQ(Freeze(id, "2022-09-02").faults[0].records.size(), 1U);
  EXPECT_EQ(*LookAgain(*database_, id, {}, By("李", "2022-09-01")), 1U) << "one was looked at";
  EXPECT_TRUE(Freeze(id, "2022-09-02").frozen);
  Suspect("s-2", "u-2", "c9");
  EXPECT_FALSE(LookAgain(*database_, id, {"p-3"}, By("李", "2022-09-01")));
}

TEST_F(Bulletins, RendersAsFilesAndFindsWhatWasEdited) {
  model::Bulletin draft = Draft();
  EXPECT_THAT(RenderBulletin(draft, "html", {}).value_or(""), HasSubstr("应急管理局网站"));
  RenderOptions office;
  office.office.scratch = temp_.path();
  const auto xlsx = RenderBulletin(draft, "xlsx", office);
  ASSERT_TRUE(xlsx) << xlsx.error().message;
  EXPECT_EQ(*xlsx, RenderBulletin(draft, "xlsx", office).value_or(""));
  const auto book = sheets::ReadSheetFile(Write("a.xlsx", *xlsx));
  ASSERT_TRUE(book) << book.error().message;
  EXPECT_EQ(book->sheets.size(), 2U);
  EXPECT_FALSE(RenderBulletin(draft, "doc", {}));

  const auto rules = LoadLintRules(resources_);
  ASSERT_TRUE(rules);
  const std::string path = Write("edited.docx", *RenderBulletin(draft, "docx", {}));
  EXPECT_TRUE(CompareFile(draft, path, Borders())->values.empty());
  EXPECT_TRUE(LintFile(path, *rules)->empty());
  for (auto& paragraph : draft.document.paragraphs) {
    for (auto& run : paragraph.runs) {
      if (run.value == "problems.total") run.text = "3";
    }
  }
  Write("edited.docx", *RenderBulletin(draft, "docx", {}));
  const auto compared = CompareFile(*OpenBulletin(*database_, draft.id), path, Borders());
  ASSERT_EQ(compared->values.size(), 1U);
  EXPECT_EQ(compared->values[0].name, "problems.total");
  EXPECT_EQ(compared->values[0].found, "3");
  const auto told = LintFile(path, *rules);
  ASSERT_TRUE(told && !told->empty());
  EXPECT_EQ(told->front().message.key, "lint.adds_up") << "its parts are as they were";
}

// A file as Word leaves it: a paragraph put in, one taken out, words and a number of cells changed,
// a row put in.
TEST_F(Bulletins, AnEditedFileTellsWhatWasPutInTakenOutAndChangedInCells) {
  const model::Bulletin draft = Draft();
  std::vector<model::DocumentPart> parts = bulletin::DocxParts(draft);
  const auto document = std::find_if(parts.begin(), parts.end(), [](const auto& part) {
    return part.name == "word/document.xml";
  });
  ASSERT_NE(document, parts.end());
  std::string& xml = document->bytes;
  const auto at = [&](const std::string& words, const std::string& tag) {
    const std::size_t place = xml.find(words);
    EXPECT_NE(place, std::string::npos) << words;
    return xml.rfind(tag, place);
  };
  const auto change = [&](const std::string& from, const std::string& to) {
    const std::size_t place = xml.rfind(from);
    ASSERT_NE(place, std::string::npos) << from;
    xml.replace(place, from.size(), to);
  };
  xml.insert(at("下一步工作要求", "<w:p>"),
             "<w:p><w:r><w:t>另有12个网站拟于年底前整合。</w:t></w:r></w:p>");
  const std::size_t gone = at("进一步强化政务新媒体管理", "<w:p>");
  xml.erase(gone, xml.find("</w:p>", gone) + 6 - gone);
  change("栏目", "栏目内容");
  change("<w:t xml:space=\"preserve\">7</w:t>", "<w:t xml:space=\"preserve\">70</w:t>");
  const std::size_t row = xml.rfind("<w:tr>");
  const std::size_t end = xml.find("</w:tr>", row) + 7;
  std::string copy = xml.substr(row, end - row);
  ASSERT_NE(copy.find("济源市"), std::string::npos);
  copy.replace(copy.find("济源市"), copy.find("</w:t>", copy.find("济源市")) - copy.find("济源市"),
               "济源市统计局");
  xml.insert(end, copy);
  const std::string path = Write("word.docx", *documents::PackZip(parts));
  const auto compared = CompareFile(draft, path, Borders());
  ASSERT_TRUE(compared) << compared.error().message;
  std::vector<std::string> values;
  for (const auto& value : compared->values) {
    values.push_back(value.name + " " + value.sealed + "→" + value.found);
  }
  EXPECT_THAT(values, ElementsAre("annex.disclosure.departments.1.items 7→70"));
  ASSERT_EQ(compared->wording.size(), 1U);
  EXPECT_EQ(compared->wording[0].place, "annex.sites:1:4");
  std::vector<std::string> passages;
  for (const auto& one : compared->passages) {
    passages.push_back((one.added ? "+" : "-") + std::string(Name(one.kind)) + " " + one.text);
  }
  ASSERT_EQ(passages.size(), 3U);
  EXPECT_THAT(passages[0], HasSubstr("-paragraph （二）进一步强化政务新媒体管理。"));
  EXPECT_EQ(passages[1], "+paragraph 另有12个网站拟于年底前整合。");
  EXPECT_THAT(passages[2], HasSubstr("+row "));
  EXPECT_THAT(passages[2], HasSubstr("济源市统计局"));
  EXPECT_FALSE(compared->keeps_figures());

  const auto taken = TakeWordingBack(*database_, draft.id, *compared, Borders(), By("张"));
  ASSERT_TRUE(taken) << taken.error().message;
  EXPECT_EQ(taken->taken, 1U) << "the cell's words";
  EXPECT_EQ(taken->left, 3U);
  const auto again = CompareFile(taken->bulletin, path, Borders());
  EXPECT_TRUE(again->wording.empty());
  const model::Bulletin kept = *OpenBulletin(*database_, taken->bulletin.id);
  ASSERT_EQ(kept.taken.size(), 1U);
  EXPECT_EQ(kept.taken[0].place, "annex.sites:1:4");
}

TEST_F(Bulletins, AFileFromBeforeTheIssueIsComparedAsItWas) {
  facts_ = Write("facts.toml", std::string("printed_by = \"济源市人民政府办公室\"\n") + kFacts);
  const std::string id = Draft().id;
  ASSERT_TRUE(Freeze(id).frozen);
  const std::string before = Write("before.docx", Docx(id));
  Issue(id);
  const auto compared = CompareFile(*OpenBulletin(*database_, id), before, Borders());
  ASSERT_TRUE(compared) << compared.error().message;
  EXPECT_TRUE(compared->keeps_figures());
  EXPECT_TRUE(compared->wording.empty());
  const std::string after = Write("after.docx", Docx(id));
  EXPECT_TRUE(CompareFile(*OpenBulletin(*database_, id), after, Borders())->keeps_figures());
  // Who printed it and when stands in a text box of the file.
  model::Bulletin other = *OpenBulletin(*database_, id);
  other.printed_on = "2022-09-15";
  other.signed_on = "2022-08-31";
  const std::string later = Write("later.docx", *RenderBulletin(other, "docx", {}));
  const auto told = CompareFile(*OpenBulletin(*database_, id), later, Borders());
  ASSERT_EQ(told->values.size(), 1U);
  EXPECT_EQ(told->values[0].name, "printed");
  EXPECT_THAT(told->values[0].found, HasSubstr("2022年9月15日印发"));
}

TEST_F(Bulletins, FaultsOfTheFactsAreTold) {
  const auto fault = [&](const std::string& text) {
    const auto drafted = DraftBulletin(*database_, rules_, resources_,
                                       {"2022Q3", "long", "", Write("f.toml", text)}, By("张"));
    return drafted ? std::string() : drafted.error().message;
  };
  EXPECT_THAT(fault("region = \"甲市\""), HasSubstr("no issuer"));
  EXPECT_THAT(fault("issuer = \"a\"\ndate = \"2022-08-31\""), HasSubstr("date"))
      << "given when it is issued";
  EXPECT_THAT(fault("issuer = \"a\"\nfigures_from = \"x\""), HasSubstr("is no day"));
  EXPECT_THAT(fault("issuer = \"a\"\nfigures_from = \"2022-09-01\""),
              HasSubstr("is after 2022-08-23"));
  EXPECT_THAT(fault("issuer = \"a\"\nfigures_from = \"2021-07-01\""),
              HasSubstr("2021-07-01 is before"));
  EXPECT_THAT(fault("issuer = \"a\"\ndemands = [\"甲。\",\n\"乙{no.such}\"]"),
              HasSubstr("f.toml line 3: {no.such} is no phrase"));
  EXPECT_THAT(fault("issuer = \"a\"\ndemands = [\"于{report.due前报\"]"),
              HasSubstr("line 2: a brace stands alone"));
  EXPECT_THAT(fault("issuer = \"a\"\ndemands = [\"报{report.to}。\"]"),
              HasSubstr("nothing is known for {report.to}"))
      << "a demand is not dropped without a word";
  EXPECT_THAT(fault("weak_units = [\"没有的局\"]"), HasSubstr("没有的局"));
  EXPECT_THAT(fault("[portal]\ntotal = 3"), HasSubstr("until"));
  EXPECT_THAT(fault("isuer = \"a\""), HasSubstr("issuer"));
  EXPECT_THAT(fault("[annual_report]\nlate = [\"应急\"]"), HasSubstr("wants year"));
  EXPECT_THAT(fault("[annual_report]\nyear = 2021\nlate = [\"没有的局\"]"), HasSubstr("没有的局"));
  EXPECT_THAT(fault("[annual_report]\nyear = 2021\nlate = [\"应急\"]\nmissing = [\"u-1\"]"),
              HasSubstr("twice"));
  EXPECT_THAT(fault("[[disclosure]]\nunit = \"应急\"\nitems = 3\ninterpretations = 4"),
              HasSubstr("part of items"));
  EXPECT_THAT(DraftBulletin(*database_, rules_, resources_, {"2022Q3", "long", "", ""}, By("张"))
                  .error()
                  .message,
              HasSubstr("--facts"));
}

}  // namespace
}  // namespace xuncha::app
