// SPDX-License-Identifier: Apache-2.0
//
// Sample facts for tests of store/: every field set, so that a forgotten one shows.
#pragma once

#include <string>

#include "model/snapshot.h"

namespace xuncha::store {

inline model::PageFacts SamplePage(model::UrlId url, std::uint32_t url_count) {
  model::PageFacts page;
  page.url = url;
  page.title = "某县人民政府门户网站 " + std::to_string(url);
  page.headings = {"政务要闻", "通知公告"};
  page.breadcrumb = {"首页", "政务要闻", "图片新闻"};
  page.metas = {{"SiteName", "某县人民政府", true}, {"ColumnName", "图片新闻", false}};
  page.marks.id_code = "4190010001";
  page.marks.icp = "豫ICP备12345678号-1";
  page.marks.police = "豫公网安备41000000000001号";
  page.marks.sponsor = "某县人民政府办公室";
  page.marks.organiser = "某县大数据局";
  page.marks.contact = "0391-1234567";
  page.marks.organ_mark = true;
  page.marks.error_report = true;
  page.marks.error_report_target = 1;
  page.marks.site_map_target = model::kNoUrl;
  page.marks.in_script = true;
  page.charset = {"gb18030", "gb18030", "utf-8", "gb18030", "meta", 3};
  page.forms = {{1, true, false, true, 4, 1}, {model::kNoUrl, false, true, false, 1, 0}};
  for (std::uint32_t i = 0; i < 20; ++i) {
    model::Link link;
    link.target = (url + i * 7) % url_count;
    link.use = i % 3 == 0 ? model::kUseImage : model::kUsePage;
    link.place = static_cast<model::Place>(i % 5);
    link.form = static_cast<model::LinkForm>(i % 11);
    link.visible = i % 4 != 0;
    link.has_handler = i % 5 == 0;
    link.label = i % 2 == 0 ? "我要写信" : "";
    if (i == 19) {
      link.no_target = model::NoTarget::kEmptyScript;
      link.target = model::kNoUrl;
    }
    page.links.push_back(link);
  }
  page.text_chars = 1234;
  page.main_chars = 567;
  page.main_print = 0x0123456789abcdefULL + url;
  page.text_digest = 0xfedcba9876543210ULL - url;
  page.main_text = "正文开头……";
  page.published = "2022-08-01";
  page.published_from = "meta";
  page.list_like = true;
  page.incomplete_marks = 2;
  return page;
}

inline model::UrlRecord SampleUrl(model::UrlId id, std::string_view url) {
  model::UrlRecord record;
  record.id = id;
  record.url = url;
  record.found_on = id == 0 ? model::kNoUrl : 0;
  record.depth = static_cast<std::uint16_t>(id % 9);
  record.uses = model::kUsePage | model::kUseImage;
  record.in_scope = id % 2 == 0;
  record.expected = model::Expected::kImage;
  record.account = model::Account::kFetched;
  record.outcome = model::Outcome::kGone;
  record.why = model::NotCheckedWhy::kRecovered;
  record.status = 404;
  record.probe = static_cast<std::uint16_t>(id % 3 == 0 ? 1 : model::kNoProbe);
  record.attempt_count = 2;
  record.failure_count = 1;
  record.tried_in_working_hours = true;
  record.file = {model::FileKind::kJpeg, model::Integrity::kTruncated, true, true, false};
  record.length = 1ULL << 33;
  record.digest = 0x1122334455667788ULL;
  record.redirect_to = id == 3 ? 1 : model::kNoUrl;
  record.content_type = id % 2 == 0 ? "text/html; charset=gbk" : "image/jpeg";
  return record;
}

inline model::Attempt SampleAttempt(TimeMs at) {
  model::Attempt attempt;
  attempt.at = at;
  attempt.duration_ms = 120;
  attempt.outcome = model::Outcome::kGone;
  attempt.status = 404;
  attempt.ip_family = 4;
  attempt.hops = {{"http://a.example/x", 302}, {"http://a.example/y", 301}};
  attempt.detail = "nothing there";
  return attempt;
}

inline model::HostFacts SampleHost() {
  model::HostFacts host;
  host.host = "www.a.example";
  host.port = 443;
  host.in_scope = true;
  host.resolved_v4 = true;
  host.v6_tried = true;
  host.v6_detail = "no answer";
  host.tls.used = true;
  host.tls.handshake_ok = true;
  host.tls.protocol = "TLSv1.2";
  host.tls.subject = "CN=www.a.example";
  host.tls.issuer = "CN=Some CA";
  host.tls.names = {"www.a.example", "a.example"};
  host.tls.not_before = 1'600'000'000'000;
  host.tls.not_after = -5;
  host.tls.missing_intermediate = true;
  host.tls.verify_error = "unable to get local issuer certificate";
  host.robots = "found";
  host.crawl_delay_ms = 2000;
  return host;
}

inline model::ProbeAnswer SampleProbe() {
  model::ProbeAnswer probe;
  probe.shape = "www.a.example/*/t*_*.html";
  probe.url = "http://www.a.example/x/t1_1.html";
  probe.outcome = model::Outcome::kOk;
  probe.status = 200;
  probe.redirect_to = 2;
  probe.redirect_url = "http://www.a.example/404.html";
  probe.title = "页面不存在";
  probe.main_chars = 12;
  probe.main_print = 99;
  probe.text_digest = 100;
  probe.repeatable = false;
  return probe;
}

}  // namespace xuncha::store
