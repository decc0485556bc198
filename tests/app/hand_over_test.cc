// SPDX-License-Identifier: Apache-2.0
#include "app/hand_over.h"

#include "app/attachments.h"
#include "app/orders.h"
#include "tests/app/office_fixture.h"

namespace xuncha::app {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class HandOver : public OfficeTest {
 protected:
  void SetUp() override {
    OfficeTest::SetUp();
    ASSERT_NO_FATAL_FAILURE(Open());
    Suspect("s-1", "u-1", "c1");
    Suspect("s-1", "u-1", "c2");
    Suspect("s-2", "u-2", "c1");
    ProblemSelection all;
    all.filter.campaign = "2022Q3";
    ASSERT_TRUE(MoveProblems(*database_, all, model::ProblemEvent::kConfirm, By("张")));
    const auto orders = IssueOrders(*database_, rules_, {"2022Q3", "", 0}, By("张"));
    ASSERT_TRUE(orders);
    order_ = orders->front().number;
  }
  Result<std::vector<ProblemEvidence>> Of(const std::vector<std::string>& problems) {
    return EvidenceOfOrder(*database_, temp_ / "data", order_, problems, EvidenceDetail::kFull);
  }
  std::string Read(const std::string& name) { return ReadFile(temp_ / name).value_or("<none>"); }
  std::string order_;
};

TEST_F(HandOver, IsOfTheOrdersProblemsAndOfNoOthers) {
  const auto all = Of({});
  ASSERT_TRUE(all) << all.error().message;
  ASSERT_THAT(*all, SizeIs(2));
  EXPECT_THAT((*all)[0].places, IsEmpty()) << "no snapshot is named";
  const auto one = Of({"2022Q3-应急-02"});
  ASSERT_TRUE(one);
  ASSERT_THAT(*one, SizeIs(1));
  EXPECT_EQ((*one)[0].problem.number, "2022Q3-应急-02");
  const auto other = Of({"2022Q3-轵城镇-01"});
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, ErrorCode::kNotFound);
}

TEST_F(HandOver, FilesAreNamedByProblemAndTheReadmeTellsTheirDigests) {
  ProblemEvidence one;
  one.problem.number = "2022Q3-应急-01";
  one.problem.title = "链接失效";
  const auto photo = KeepAttachment(temp_ / "data", Write("现场.png", "PNG"));
  ASSERT_TRUE(photo) << photo.error().message;
  one.problem.attachments.push_back(*photo);
  PlaceEvidence page;
  page.snapshot = "20220816T020000Z-1";
  page.url = "http://a.example/";
  page.at = *ParseTime("2022-08-16T10:02");
  page.outcome = "gone";
  page.status = 404;
  page.ref = "warc:e.warc.gz#0";
  page.sha256 = "abc";
  page.response_head = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n";
  page.payload = "<p>\xC4\xE3";  // its own charset, byte for byte
  page.spot = "/old";
  page.excerpt = "<a href=/old>";
  PlaceEvidence pdf = page;
  pdf.response_head = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n";
  pdf.excerpt.clear();
  PlaceEvidence silent;
  silent.url = "http://gone.example/";
  silent.outcome = "no_such_name";
  one.places = {page, pdf, silent};
  const auto files = WriteEvidence({one}, temp_ / "data", temp_ / "out");
  ASSERT_TRUE(files) << files.error().message;
  EXPECT_EQ(*files, 7U) << "two heads, two pages, one excerpt, a photo and the readme";
  const std::string folder = "out/2022Q3-应急-01/";
  EXPECT_EQ(Read(folder + "1-page.html"), page.payload);
  EXPECT_EQ(Read(folder + "1-headers.txt"), page.response_head);
  EXPECT_THAT(Read(folder + "1-excerpt.txt"), HasSubstr("/old\n\n<a href=/old>"));
  EXPECT_EQ(Read(folder + "2-page.pdf"), page.payload);
  EXPECT_EQ(Read(folder + "3-page.html"), "<none>") << "nothing came";
  EXPECT_EQ(Read(folder + "现场.png"), "PNG");
  const std::string readme = Read("out/README.txt");
  EXPECT_THAT(readme, HasSubstr("2022Q3-应急-01  链接失效"));
  EXPECT_THAT(readme, HasSubstr("2022-08-16"));
  EXPECT_THAT(readme, HasSubstr("sha256 abc"));
  EXPECT_THAT(readme, HasSubstr("http://gone.example/\n    no_such_name"));
  EXPECT_THAT(readme, HasSubstr(photo->sha256));
}

// A lost photo is our own trouble and is told, not left out.
TEST_F(HandOver, APhotoThatIsNotThereIsAnError) {
  ProblemEvidence one;
  one.problem.number = "2022Q3-应急-01";
  one.problem.attachments.push_back({"a.png", std::string(64, '0'), "image/png"});
  EXPECT_FALSE(WriteEvidence({one}, temp_ / "data", temp_ / "out"));
}

}  // namespace
}  // namespace xuncha::app
