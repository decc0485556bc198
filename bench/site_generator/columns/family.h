// SPDX-License-Identifier: Apache-2.0
//
// How one supplier's sites look. Families that share no markup: what they have in
// common is only what every site has.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "site_generator/columns/site.h"

namespace xuncha::sitegen::columns {

struct File {
  std::string path;  // below www/: "/zwgk/index.html"
  std::string html;  // UTF-8; written in GBK where the family is
};

class Family {
 public:
  explicit Family(const Site& site) : site_(site) {}
  virtual ~Family() = default;
  Family(const Family&) = delete;
  Family& operator=(const Family&) = delete;

  virtual std::string Home() = 0;
  // Page 0 … of a column; an article with a page of its own.
  virtual std::string ColumnPage(const Column& column, std::uint32_t page) = 0;
  virtual std::string ArticlePage(const Article& article) = 0;
  // 网站地图, 联系我们: pages that are no columns.
  virtual std::string FooterPage(const std::string& title, const std::string& html) = 0;
  // How many pages its list has, and where those after the first lie, below www/.
  virtual std::uint32_t Pages(const Column& column) const { return PagesOf(site_, column); }
  virtual std::string PageFile(const Column& column, std::uint32_t page) const = 0;
  // Files of the family's own: frames, scripts.
  virtual std::vector<File> Extra() { return {}; }
  // Footer pages: title and path below www/.
  virtual std::vector<std::pair<std::string, std::string>> FooterPages() const = 0;

 protected:
  const Column& ColumnOf(const Article& article) const { return site_.columns[article.column]; }
  const Column* ParentOf(const Column& column) const {
    return column.parent < 0 ? nullptr : &site_.columns[static_cast<std::size_t>(column.parent)];
  }
  // From the top: 政务公开, 政策文件, 县政府文件.
  std::vector<const Column*> Chain(const Column& column) const;
  std::vector<const Column*> Tops() const;
  // Its siblings and itself, as a side menu shows them; the tops' list for a top without children.
  std::vector<const Column*> Siblings(const Column& column) const;
  const Article& At(std::uint32_t id) const { return site_.articles[id]; }
  // Where an entry leads: its page or another site; "" = it is no link.
  const std::string& Href(const Article& article) const;
  std::string Today(std::string_view shape) const;  // 今天是2022年8月23日 星期二
  // An old list of this column as somebody commented it out, days included.
  std::vector<std::uint32_t> CommentEntries(const Column& column) const;
  Random RandomOf(const Article& article) const {
    return Random(site_.options.seed, 7919u * (article.id + 3ull));
  }

  const Site& site_;
};

// Gives every column and article its addresses and files.
void Address(Site& site);
std::unique_ptr<Family> MakeFamily(const Site& site);

// What nginx must do besides serving files, inside `server {}`.
std::string Locations(std::string_view family);

// --- helpers of all families ---

std::string Escape(std::string_view text);
// `shape` with every @name@ replaced.
std::string Fill(std::string_view shape,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);
// "…" after `most` characters.
std::string Short(std::string_view text, std::size_t most);
// Paragraphs of an article, each in `open` and `close`; official documents end with unit and day
// of issue.
std::string Paragraphs(const Article& article, Kind kind, Random random, std::string_view open,
                       std::string_view close);

// One for each family.
std::unique_ptr<Family> MakeTrs(const Site& site);         // columns-a
std::unique_ptr<Family> MakeJpage(const Site& site);       // columns-b
std::unique_ptr<Family> MakeTables(const Site& site);      // columns-c
std::unique_ptr<Family> MakeDisclosure(const Site& site);  // columns-d
std::unique_ptr<Family> MakeCards(const Site& site);       // columns-e
std::unique_ptr<Family> MakeAsp(const Site& site);         // columns-f
std::unique_ptr<Family> MakeFlex(const Site& site);        // columns-g
std::unique_ptr<Family> MakePortal(const Site& site);      // columns-h
std::unique_ptr<Family> MakeNumbered(const Site& site);    // columns-i
std::unique_ptr<Family> MakeVsb(const Site& site);         // columns-j
std::unique_ptr<Family> MakeWebforms(const Site& site);    // columns-k
std::unique_ptr<Family> MakeBlocks(const Site& site);      // columns-l
std::unique_ptr<Family> MakeBlog(const Site& site);        // columns-m
std::unique_ptr<Family> MakeNuxt(const Site& site);        // columns-n
std::unique_ptr<Family> MakeFrames(const Site& site);      // columns-o
std::unique_ptr<Family> MakeMobile(const Site& site);      // columns-p
std::unique_ptr<Family> MakeSubsites(const Site& site);    // columns-q
std::unique_ptr<Family> MakeCatalog(const Site& site);     // columns-r
std::unique_ptr<Family> MakeGrid(const Site& site);        // columns-s
std::unique_ptr<Family> MakeDede(const Site& site);        // columns-t
std::unique_ptr<Family> MakeElement(const Site& site);     // columns-u
std::unique_ptr<Family> MakeNodes(const Site& site);       // columns-v
std::unique_ptr<Family> MakeTown(const Site& site);        // columns-w
std::unique_ptr<Family> MakeWebplus(const Site& site);     // columns-aa
std::unique_ptr<Family> MakePhpcms(const Site& site);      // columns-ab
std::unique_ptr<Family> MakePowereasy(const Site& site);   // columns-ac
std::unique_ptr<Family> MakeCluster(const Site& site);     // columns-ad
std::unique_ptr<Family> MakeAntd(const Site& site);        // columns-ae
std::unique_ptr<Family> MakeTimeline(const Site& site);    // columns-af
std::unique_ptr<Family> MakeFounder(const Site& site);     // columns-ag
std::unique_ptr<Family> MakeJsp(const Site& site);         // columns-ah
std::unique_ptr<Family> MakeChannel(const Site& site);     // columns-ai
std::unique_ptr<Family> MakeRecords(const Site& site);     // columns-aj
std::unique_ptr<Family> MakeArticles(const Site& site);    // columns-ak
std::unique_ptr<Family> MakeLibrary(const Site& site);     // columns-al
std::unique_ptr<Family> MakeYears(const Site& site);       // columns-am
std::unique_ptr<Family> MakeDomino(const Site& site);      // columns-an
std::unique_ptr<Family> MakeEmpire(const Site& site);      // columns-ao
std::unique_ptr<Family> MakeBootstrap(const Site& site);   // columns-ap
std::unique_ptr<Family> MakeTabs(const Site& site);        // columns-aq
std::unique_ptr<Family> MakeKesion(const Site& site);      // columns-ar
std::unique_ptr<Family> MakeEpoint(const Site& site);      // columns-as
std::unique_ptr<Family> MakePublic(const Site& site);      // columns-at
std::unique_ptr<Family> MakeJeecms(const Site& site);      // columns-au
std::unique_ptr<Family> MakePlatform(const Site& site);    // columns-av
std::unique_ptr<Family> MakeFramework(const Site& site);   // columns-aw
std::unique_ptr<Family> MakeHandheld(const Site& site);    // columns-ax
std::unique_ptr<Family> MakeMonths(const Site& site);      // columns-ay
std::unique_ptr<Family> MakeRules(const Site& site);       // columns-az
std::unique_ptr<Family> MakeInset(const Site& site);       // columns-ba
std::unique_ptr<Family> MakeChannels(const Site& site);    // columns-bb

}  // namespace xuncha::sitegen::columns
