// SPDX-License-Identifier: Apache-2.0
//
// `account fetch` through the real binary, against a platform of our own on loopback that answers
// well, badly, and not at all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <map>

#include "mocksite/mock_site.h"
#include "tests/e2e/campaign_fixture.h"

namespace xuncha::e2e {
namespace {

using mocksite::Connection;
using mocksite::HttpAnswer;
using mocksite::Request;
using nlohmann::json;
using ::testing::HasSubstr;

constexpr const char* kNow = "2022-11-22T10:00";
// 2022-11-20 and the days around, at noon in China.
constexpr long kNoon = 1'668'916'800;
constexpr long kDay = 86'400;

std::string JsonAnswer(const std::string& body, int status = 200) {
  return HttpAnswer(status, "Content-Type: application/json\r\n", body);
}

std::string Entry(long at, const std::string& title) {
  return R"({"article_id":"x","update_time":)" + std::to_string(at) +
         R"(,"content":{"news_item":[{"title":")" + title +
         R"(","url":"http://mp.weixin.qq.com/s?x=1"}]}})";
}

// What is asked tells which account asks: its token holds its appid.
class Platform {
 public:
  Platform() {
    site_.Handle("/cgi-bin/stable_token", [](const Request& request, Connection& out) {
      const json asked = json::parse(request.body, nullptr, false);
      if (request.method != "POST" || !asked.is_object()) {
        out.Send(HttpAnswer(400, "", ""));
        return;
      }
      const std::string appid = asked.value("appid", "");
      const std::string secret = asked.value("secret", "");
      if (appid == "wrong") {
        out.Send(JsonAnswer(R"({"errcode":40125,"errmsg":"invalid appsecret )" + secret + "\"}"));
      } else if (appid == "denied") {
        out.Send(
            JsonAnswer(R"({"errcode":40164,"errmsg":"invalid ip 192.0.2.7, not in whitelist"})"));
      } else if (appid == "html") {
        out.Send(HttpAnswer(200, "Content-Type: text/html\r\n", "<html>" + secret + "</html>"));
      } else {
        out.Send(JsonAnswer(R"({"access_token":"token-of-)" + appid + R"(","expires_in":7200})"));
      }
    });
    site_.Handle("/cgi-bin/freepublish/*", [](const Request& request, Connection& out) {
      const std::string appid = AppidOf(request);
      const json asked = json::parse(request.body, nullptr, false);
      const int offset = asked.is_object() ? asked.value("offset", -1) : -1;
      if (appid == "good") {
        out.Send(JsonAnswer(R"({"total_count":1,"item_count":1,"item":[)" + Entry(kNoon, "要闻") +
                            "]}"));
      } else if (appid == "paged") {
        const bool second = offset == 20;
        out.Send(JsonAnswer(R"({"total_count":40,"item":[)" +
                            Entry(kNoon - (second ? 1 : 60) * kDay, second ? "新" : "旧") + "]}"));
      } else if (appid == "stale") {
        out.Send(
            JsonAnswer(R"({"total_count":1,"item":[)" + Entry(kNoon - 60 * kDay, "旧") + "]}"));
      } else if (appid == "quota") {
        out.Send(JsonAnswer(R"({"errcode":45009,"errmsg":"reach max api daily quota limit"})"));
      } else if (appid == "endless") {
        mocksite::EndlessBody()(request, out);
      } else if (appid == "huge") {
        out.Send(JsonAnswer(R"({"total_count":99999999999999999999,"item":[{"update_time":1e308},)"
                            R"({"update_time":9223372036854775807},{"update_time":-5}]})"));
      } else if (appid == "cut") {
        out.Send(JsonAnswer(R"({"total_count":1,"item":[{"update_time":1668)"));
      } else if (appid == "future") {
        out.Send(JsonAnswer(R"({"total_count":1,"item":[)" + Entry(kNoon + 9 * kDay, "明") + "]}"));
      } else if (appid == "slow") {
        mocksite::StallBody()(request, out);
      } else {
        out.Send(JsonAnswer(R"({"total_count":0,"item_count":0,"item":[]})"));
      }
    });
    site_.Handle("/cgi-bin/get_current_selfmenu_info*", [](const Request& request,
                                                           Connection& out) {
      const std::string appid = AppidOf(request);
      if (appid == "stale") {
        out.Send(JsonAnswer(R"({"errcode":48001,"errmsg":"api unauthorized"})"));
      } else if (appid == "good") {
        out.Send(JsonAnswer(
            R"({"is_menu_open":1,"selfmenu_info":{"button":[{"name":"服务","sub_button":{"list":[
                {"type":"view","name":"官网","url":"http://yj.example.gov.cn/?t=token-of-good"},
                {"type":"miniprogram","name":"办事","appid":"wx","pagepath":"p"}]}},
                {"type":"click","name":"留言","key":"K"}]}})"));
      } else {
        out.Send(JsonAnswer(R"({"is_menu_open":0})"));
      }
    });
    site_.Handle("/2/statuses/*", [](const Request& request, Connection& out) {
      const bool good = request.target.find("weibo-token-0001") != std::string::npos;
      out.Send(
          good ? JsonAnswer(R"({"statuses":[{"created_at":"Sun Nov 20 17:46:55 +0800 2022",)"
                            R"("text":"微博一条"}],"total_number":1})")
               : JsonAnswer(R"({"error":"expired_token","error_code":21327,"request":"/2"})", 403));
    });
  }

  std::string base() const { return site_.Url(""); }
  std::size_t asked() const { return site_.targets().size(); }

 private:
  static std::string AppidOf(const Request& request) {
    const std::string begin = "access_token=token-of-";
    const std::size_t at = request.target.find(begin);
    return at == std::string::npos ? "" : request.target.substr(at + begin.size());
  }

  mocksite::MockSite site_;
};

class AccountFetch : public CampaignCommands {
 protected:
  void SetUp() override {
    CampaignCommands::SetUp();
    if (IsSkipped()) return;
    ::setenv("XUNCHA_LOG_LEVEL", "debug", 1);
    // Each of a unit of its own: several of one unit on one platform are a problem by themselves.
    std::string csv = "账号名称,平台,主办单位\n";
    std::string units = "单位名称\n";
    for (const char* name : kWechat) {
      csv += std::string(name) + ",微信订阅号," + name + "局\n";
      units += std::string(name) + "局\n";
    }
    File("more_units.csv", units);
    Do({"inventory", "import", "units", Path("more_units.csv")});
    File("accounts.csv", csv + "weibo,微博,轵城镇\nexpired,微博,应急\ndouyin,抖音,应急\n");
    Do({"inventory", "import", "accounts", Path("accounts.csv")});
    File("q.toml",
         "id = \"2022Q4\"\nname = \"x\"\nmonitoring_point = \"2022-11-23\"\n[[round]]\n"
         "from = \"2022-11-15\"\nuntil = \"2022-11-24\"\n");
    Do({"campaign", "create", Path("q.toml")});
    Do({"campaign", "open", "2022Q4"});
  }
  void TearDown() override { ::unsetenv("XUNCHA_LOG_LEVEL"); }

  static std::string SecretOf(const std::string& name) { return "S3cret+of/" + name + "=="; }
  std::string Head() const {
    return "[interface.wechat]\nbase = \"" + platform_.base() + "\"\n[interface.weibo]\nbase = \"" +
           platform_.base() + "\"\n";
  }
  static std::string Wechat(const std::string& name) {
    return "[[account]]\naccount = \"" + name + "\"\nappid = \"" + name + "\"\nsecret = \"" +
           SecretOf(name) + "\"\n";
  }
  std::string Keys(const std::string& text, mode_t mode = 0600) const {
    File("keys.toml", text);
    EXPECT_EQ(::chmod(Path("keys.toml").c_str(), mode), 0);
    return Path("keys.toml");
  }
  std::vector<std::string> Words(std::vector<std::string> more) const {
    std::vector<std::string> words{"account", "fetch"};
    words.insert(words.end(), more.begin(), more.end());
    words.insert(words.end(),
                 {"--campaign", "2022Q4", "--allow-private", "--credentials", Path("keys.toml")});
    return words;
  }
  void ExpectNoSecrets(const std::string& text, const std::string& where) const {
    for (const char* part : {"S3cret", "token-of-", "weibo-token"}) {
      EXPECT_EQ(text.find(part), std::string::npos) << part << " in " << where;
    }
  }

  static constexpr const char* kWechat[] = {"good",  "paged",   "stale", "wrong", "denied",
                                            "html",  "endless", "huge",  "cut",   "future",
                                            "empty", "quota",   "slow"};
  Platform platform_;
};

TEST_F(AccountFetch, EveryAccountSaysWhatBecameOfItAndNoSecretIsKept) {
  std::string keys = Head();
  for (const char* name : kWechat) keys += Wechat(name);
  keys += "[[account]]\naccount = \"weibo\"\naccess_token = \"weibo-token-0001\"\n";
  keys += "[[account]]\naccount = \"expired\"\naccess_token = \"weibo-token-0002\"\n";
  Keys(keys);
  const std::vector<std::string> words = Words({"--format", "json"});
  const Ended ended = Try(words, kNow);
  EXPECT_EQ(ended.status, 1) << ended.err;
  const json answer = json::parse(ended.out, nullptr, false);
  ASSERT_EQ(answer.value("schema", ""), "xuncha.account_fetch/1") << ended.out << ended.err;
  std::map<std::string, json> all;
  std::size_t at = 0;
  for (const char* name : kWechat) all[name] = answer["accounts"][at++];
  all["weibo"] = answer["accounts"][at++];
  all["expired"] = answer["accounts"][at++];

  const std::map<std::string, std::string> results{{"good", "read"},
                                                   {"paged", "read"},
                                                   {"stale", "partly permission"},
                                                   {"wrong", "failed credentials"},
                                                   {"denied", "failed not_allowed"},
                                                   {"html", "failed not_json"},
                                                   {"endless", "failed too_long"},
                                                   {"huge", "read"},
                                                   {"cut", "failed not_json"},
                                                   {"future", "read"},
                                                   {"empty", "read"},
                                                   {"quota", "failed quota"},
                                                   {"slow", "failed no_answer"},
                                                   {"weibo", "read"},
                                                   {"expired", "failed credentials"}};
  for (const auto& [name, expected] : results) {
    const json& one = all[name];
    std::string result = one.value("result", "");
    if (one["why"].is_string()) result += " " + one["why"].get<std::string>();
    EXPECT_EQ(result, expected) << name << one.dump(1);
  }
  EXPECT_EQ(all["good"]["last_post"], "2022-11-20");
  EXPECT_EQ(all["good"]["last_post_from"], "platform");
  EXPECT_EQ(all["good"]["posts"][0]["title"], "要闻");
  EXPECT_EQ(all["good"]["menu"]["items"], 4);
  EXPECT_EQ(all["paged"]["last_post"], "2022-11-19");
  EXPECT_EQ(all["stale"]["last_post"], "2022-09-21");
  EXPECT_EQ(all["stale"]["added"], 1);
  EXPECT_THAT(all["denied"]["says"].get<std::string>(), HasSubstr("192.0.2.7"));
  EXPECT_EQ(all["huge"]["undated"], 3);
  EXPECT_TRUE(all["huge"]["last_post"].is_null());
  EXPECT_TRUE(all["huge"]["total"].is_null());
  EXPECT_EQ(all["future"]["future"], 1);
  EXPECT_TRUE(all["future"]["last_post"].is_null());
  EXPECT_TRUE(all["empty"]["last_post"].is_null());
  EXPECT_EQ(all["empty"]["added"], 0);
  EXPECT_EQ(all["weibo"]["last_post"], "2022-11-20");
  EXPECT_EQ(all["weibo"]["posts"][0]["title"], "微博一条");
  ExpectNoSecrets(ended.out, "output");
  ExpectNoSecrets(ended.err, "standard error, at log level debug");

  // The old list is a question in the record, the recent one no pass of the machine's.
  const json found =
      Ask({"finding", "list", "--campaign", "2022Q4", "--check", "account_stale"}, kNow);
  ASSERT_EQ(found["count"], 1) << found.dump(1);
  EXPECT_EQ(found["problems"][0]["confidence"], "review");
  for (const char* account : {"good", "stale"}) {
    const json record = Ask({"record", "show", account, "--campaign", "2022Q4"}, kNow);
    for (const json& row : record["rows"]) {
      if (row["indicator"] == "V2.2.1") {
        EXPECT_EQ(row["machine"], "review") << account;
      }
      EXPECT_EQ(row["person"], "open");
    }
  }
  const json listed = Ask({"account", "list", "--campaign", "2022Q4"}, kNow);
  EXPECT_EQ(listed["accounts"][0]["last_post_from"], "platform");
  EXPECT_EQ(listed["accounts"][3]["recorded"], false) << "nothing was read of it";
  const json shown = Ask({"account", "show", "good", "--campaign", "2022Q4"}, kNow);
  EXPECT_EQ(shown["facts"]["menu"][1]["from"], "platform");
  EXPECT_EQ(shown["facts"]["menu"][1]["url"], "http://yj.example.gov.cn/?t=***");
  EXPECT_EQ(shown["facts"]["menu"][2]["type"], "mini_program");
  const Ended text = Try({"account", "show", "good", "--campaign", "2022Q4"}, kNow);
  EXPECT_THAT(text.out, HasSubstr("read by the platform's interface at 2022-11-22"));

  // Not in the database, where titles stand in clear, nor in a backup that is restored.
  Do({"backup", Path("all.xb")}, kNow);
  Do({"restore", Path("all.xb"), "--db", "sqlite:" + Path("again.sqlite")}, kNow);
  std::size_t titles = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
    if (!entry.is_regular_file() || entry.path().filename() == "keys.toml") continue;
    const std::string bytes = ReadFile(entry.path());
    titles += bytes.find("微博一条") != std::string::npos ? 1U : 0U;
    ExpectNoSecrets(bytes, entry.path().string());
  }
  EXPECT_GE(titles, 2U);
}

TEST_F(AccountFetch, TellsInWordsAndLeavesWhatAPersonRecorded) {
  Keys(Head() + Wechat("good") + Wechat("denied"));
  Do({"account", "record", "good", "--campaign", "2022Q4", "--last-post", "2022-11-01", "--menu",
      "服务—官网", "--url", "http://other.example.gov.cn/", "--as", "张三"},
     "2022-11-21T10:00");
  Ended ended = Try(Words({"good", "douyin"}), kNow);
  EXPECT_EQ(ended.status, 1);
  EXPECT_THAT(ended.out, HasSubstr("newer than the recorded last post 2022-11-01"));
  EXPECT_THAT(ended.out, HasSubstr("other.example.gov.cn"));
  EXPECT_THAT(ended.out, HasSubstr("the file of credentials has not this account"));
  EXPECT_THAT(ended.err, HasSubstr("reading 1/2"));
  const json shown = Ask({"account", "show", "good", "--campaign", "2022Q4"}, kNow);
  EXPECT_EQ(shown["facts"]["last_post"], "2022-11-20");
  EXPECT_EQ(shown["facts"]["by"], "张三");
  EXPECT_EQ(shown["facts"]["menu"][0]["url"], "http://other.example.gov.cn/");
  // Without names: all of the file. In Chinese, too.
  std::vector<std::string> words = Words({"--lang", "zh", "--quiet"});
  ended = Try(words, kNow);
  EXPECT_EQ(ended.status, 1);
  EXPECT_EQ(ended.err, "");
  EXPECT_THAT(ended.out, HasSubstr("IP 白名单"));
  EXPECT_THAT(ended.out, HasSubstr("以人工查看为准"));
  words = Words({"good"});
  EXPECT_EQ(Try(words, kNow).status, 0);
}

TEST_F(AccountFetch, WrongInputIsOneLineAndAsksNobody) {
  Keys(Head() + Wechat("good"), 0644);
  ExpectOneLine(Try(Words({}), kNow), 3, "chmod 600");
  Keys(Head() + Wechat("nobody"));
  ExpectOneLine(Try(Words({}), kNow), 3, "keys.toml line 5");
  Keys(Head() + "[[account]]\naccount = \"good\"\nsecret = \"S3cret-without-end\n");
  const Ended open = Try(Words({}), kNow);
  ExpectOneLine(open, 3, "keys.toml line 7");
  ExpectNoSecrets(open.err, "the message of a broken file");
  Keys(Head() + Wechat("good"));
  ExpectOneLine(Try({"account", "fetch", "--campaign", "2022Q4"}, kNow), 3, "--credentials");
  ExpectOneLine(Try(Words({"--round", "7"}), kNow), 3, "no round 7");
  ExpectOneLine(
      Try({"account", "fetch", "--campaign", "2022Q4", "--credentials", Path("none")}, kNow), 3,
      "none");
  EXPECT_EQ(platform_.asked(), 0U);
  // Without leave to ask this machine, the address guard stands.
  const Ended guarded = Try({"account", "fetch", "--campaign", "2022Q4", "--credentials",
                             Path("keys.toml"), "--format", "json"},
                            kNow);
  EXPECT_EQ(guarded.status, 1);
  EXPECT_THAT(guarded.out, HasSubstr("address_refused"));
  EXPECT_EQ(platform_.asked(), 0U);
}

TEST_F(AccountFetch, ACertificateThatNobodySignedGetsNoSecret) {
  mocksite::MockSite other(mocksite::CertificateSpec{});
  Keys("[interface.wechat]\nbase = \"" + other.Url("") + "\"\n" + Wechat("good"));
  const Ended ended = Try(Words({"--format", "json"}), kNow);
  EXPECT_EQ(ended.status, 1);
  EXPECT_THAT(ended.out, HasSubstr("\"tls\""));
  EXPECT_TRUE(other.targets().empty());
  ExpectNoSecrets(ended.out + ended.err, "output");
}

}  // namespace
}  // namespace xuncha::e2e
