// SPDX-License-Identifier: Apache-2.0
//
// The words by which pages are understood: class names of menus and footers, lead-ins of
// breadcrumbs, labels of site marks, names of script functions and relay parameters. Editable data
// (data/lexicon.toml), never constants in code. Plain data; safe to share between threads.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "text_checks/text_scanner.h"

namespace xuncha::facts {

// All words are UTF-8. "Word of a class" means a part of a class or id between spaces, '-', '_',
// digits and capital letters ("main" and "nav" in "mainNav-2"), lower-cased; "whole name" means
// the entire lower-cased class or id between spaces.
struct Lexicon {
  std::uint64_t digest = 0;  // of the text that it was read from, and of the scanner's
  // Looks for wrong words and personal data in pages; null = they are not looked for.
  std::shared_ptr<const text_checks::TextScanner> scanner;

  // [places]
  std::vector<std::string> nav_words;          // words of a class: nav, menu, daohang
  std::vector<std::string> nav_names;          // whole names: top, dh
  std::vector<std::string> footer_words;       // foot, footer, copyright
  std::vector<std::string> footer_names;       // bottom
  std::vector<std::string> breadcrumb_words;   // breadcrumb, crumbs
  std::vector<std::string> breadcrumb_names;   // position, location, dqwz
  std::vector<std::string> breadcrumb_labels;  // in aria-label: 面包屑, breadcrumb
  std::vector<std::string> app_roots;          // ids of the element that a script fills: app, root

  // [breadcrumb]
  std::vector<std::string> breadcrumb_leads;       // 您的位置, 当前位置 …
  std::vector<std::string> breadcrumb_weak_leads;  // whole texts: 位置：
  std::vector<std::string> breadcrumb_separators;  // > » ｜ …
  std::vector<std::string> home_labels;            // 首页, 网站首页 …
  std::vector<std::string> breadcrumb_ends;        // 正文, 详情 … : not a column

  // [marks]
  std::vector<std::string> id_code_labels;      // 网站标识码, 标识码
  std::vector<std::string> sponsor_labels;      // 主办单位 …
  std::vector<std::string> organiser_labels;    // 承办单位 …
  std::vector<std::string> contact_labels;      // 联系电话, 地址, 邮箱, 联系我们 …
  std::vector<std::string> organ_hosts;         // bszs.conac.cn … of links, images and scripts
  std::vector<std::string> organ_signs;         // in scripts and file names: conac
  std::vector<std::string> error_report_signs;  // in addresses, file names and scripts: jiucuo …
  std::vector<std::string> error_report_words;  // in labels: 网站找错 …
  std::vector<std::string> script_footers;      // in addresses of scripts and frames: prints marks
  std::vector<std::string> site_map_labels;     // whole labels: 网站地图, 站点地图
  std::vector<std::string> age_friendly_words;  // in labels: 适老, 无障碍 …

  // [links]
  std::vector<std::string> relay_parameters;   // names: url, target, link …
  std::vector<std::string> relay_ignored;      // in a relay's address: share, login … = no relay
  std::vector<std::string> leave_words;        // in function names: leave, wailian …
  std::vector<std::string> ignored_functions;  // their literal is no address to go to; lower-case

  // [text]
  std::vector<std::string> incomplete;      // whole text nodes: undefined, NaN …
  std::vector<std::string> publish_labels;  // 发布时间, 发布日期 … : a publish date follows
  std::vector<std::string> date_labels;  // 时间, 日期: the same, only if nothing stands before
  std::vector<std::string> search_fields;  // names of a site search's field: q, keyword …
  std::vector<std::string> meta_names;     // tags that are kept, lower-case
  std::vector<std::string> publish_metas;  // of them, those that hold the publish time

  // [lists]
  std::vector<std::string>
      more_labels;  // label: where the heading leads; compared without marks: 更多, more
  std::vector<std::string>
      minor_labels;  // labels inside an entry that are not its title: 详细, 查看, 下载
  std::vector<std::string> read_labels;   // of them, those that lead to the entry: 查看全文
  std::vector<std::string> pager_labels;  // whole labels: 上一页, 尾页
  std::vector<std::string> filed_words;  // before the column that an entry is filed under: 发表在
  std::vector<std::string> neighbour_words;  // beginnings: 上一篇, 下一条: neighbours of an article
  std::vector<std::string> side_headings;  // in a heading: 热门, 排行, 相关
  std::vector<std::string>
      weak_side_headings;  // the same, only beside the list that the page is for: 最新, 推荐
  std::vector<std::string> side_words;       // words of a class: side, aside, related
  std::vector<std::string> friend_headings;  // in a heading: 友情链接
  std::vector<std::string> footer_labels;  // whole labels of a site's own small pages: 网站地图
  std::vector<std::string> pinned_words;   // in an entry: 置顶
  std::vector<std::string> publish_headers;  // of a table or before a date, whole: 发布日期
  std::vector<std::string> issue_headers;    // of a table or before a date, whole: 成文日期
  std::vector<std::string> title_headers;    // of a table: 名称, 标题
  std::vector<std::string> other_headers;    // of a table, none of these: 索引号, 文号
  std::vector<std::string> other_dates;  // before a date: 截止日期: neither published nor issued
  std::vector<std::string> event_words;  // … before one of event_ends: 处罚 in 处罚决定日期
  std::vector<std::string> event_ends;         // 时间, 日期
  std::vector<std::string> placeholder_words;  // in a short text: 暂无内容
  std::vector<std::string> waiting_words;      // in place of a list that a script brings: 加载
  std::vector<std::string> template_marks;     // {{, ${ …: a template's, nothing filled it in
  std::vector<std::string> closed_words;  // in a sentence: nothing more will come: 不再更新
  std::vector<std::string>
      none_words;  // in a sentence: a person says that there is nothing: 不涉及
  std::vector<std::string> record_titles;  // keys of data in scripts, in order of trust: title
  std::vector<std::string> record_links;   // … url
  std::vector<std::string> record_days;    // … publishTime
  std::vector<std::string> furniture;  // what stands around lists, of every page: 条记录, 打印
  std::vector<std::string> zero_units;   // behind a 0 that counts entries: 条
  std::vector<std::string> zero_leads;   // before one: 记录数
  std::vector<std::string> zero_others;  // behind it: what is counted is no entry: 评论
  // A short text alone that holds one of the first three and no `absence_others`:
  std::vector<std::string> absence_words;    // with a noun of absence_nouns behind: 没有
  std::vector<std::string> absence_nouns;    // 信息, 内容
  std::vector<std::string> prepare_words;    // alone: 正在整理
  std::vector<std::string> absence_others;   // what lacks is something else: 权限, 更多
  std::vector<std::string> declare_words;    // in a person's sentence, with a noun behind: 无
  std::vector<std::string> declare_marks;    // who says so, or for when: 局, 年度
  std::vector<std::string> reason_words;     // why there is nothing: 经梳理, 根据
  std::vector<std::string> such_words;       // what there is none of, as persons say it: 此类
  std::vector<std::string> negations;        // right before one of own_verbs: 未
  std::vector<std::string> own_verbs;        // what an office does: 发生, 涉及, 制定
  std::vector<std::string> lone_words;       // alone, whole: 暂无
  std::vector<std::string> prepare_leads;    // with one of prepare_verbs behind: 正在
  std::vector<std::string> prepare_verbs;    // what is done to a column: 整理, 维护
  std::vector<std::string> prepare_ends;     // right behind one of them: 中
  std::vector<std::string> closed_subjects;  // with closed_verbs in one sentence: 栏目, 专题
  std::vector<std::string> closed_verbs;     // 停止更新, 迁移至
  std::vector<std::string> none_marks;  // with a placeholder word in one sentence: 本单位, 经核实
};

// Fails (kInvalidArgument, naming table and key) on text that is no TOML, an unknown table or key,
// a value that is no list of texts, or a missing list. At most 1,000 words a list and 200 bytes a
// word.
Result<Lexicon> ParseLexicon(std::string_view toml);

}  // namespace xuncha::facts
