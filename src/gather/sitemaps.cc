// SPDX-License-Identifier: Apache-2.0
#include "gather/sitemaps.h"

#include <zlib.h>

#include <algorithm>
#include <array>

namespace xuncha::gather {
namespace {

constexpr std::size_t kMaxAddress = 4096;

// What can be unpacked of a gzip stream, up to the bound; the rest of a broken one is lost.
std::string Gunzip(std::string_view packed, bool& cut) {
  std::string out;
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return out;
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size(), 1u << 30));
  std::array<char, 64 * 1024> buffer;
  for (;;) {
    stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    stream.avail_out = static_cast<uInt>(buffer.size());
    const int result = inflate(&stream, Z_NO_FLUSH);
    out.append(buffer.data(), buffer.size() - stream.avail_out);
    if (out.size() > kMaxSitemapBytes) {
      cut = true;
      break;
    }
    if (result == Z_STREAM_END && stream.avail_in > 0) {
      if (inflateReset(&stream) != Z_OK) break;  // members one after another
      continue;
    }
    if (result != Z_OK) break;
  }
  inflateEnd(&stream);
  return out;
}

std::string_view Trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n\f";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// The five entities of XML; numeric ones do not stand in addresses that were escaped rightly, but
// &#38; does.
std::string Unescape(std::string_view text) {
  struct Entity {
    std::string_view name;
    char value;
  };
  static constexpr std::array<Entity, 7> kEntities{{{"&amp;", '&'},
                                                    {"&lt;", '<'},
                                                    {"&gt;", '>'},
                                                    {"&quot;", '"'},
                                                    {"&apos;", '\''},
                                                    {"&#38;", '&'},
                                                    {"&#x26;", '&'}}};
  std::string out;
  while (!text.empty()) {
    const std::size_t ampersand = text.find('&');
    out.append(text.substr(0, ampersand));
    if (ampersand == std::string_view::npos) break;
    text.remove_prefix(ampersand);
    const auto entity =
        std::find_if(kEntities.begin(), kEntities.end(),
                     [&](const Entity& candidate) { return text.starts_with(candidate.name); });
    out.push_back(entity == kEntities.end() ? '&' : entity->value);
    text.remove_prefix(entity == kEntities.end() ? 1 : entity->name.size());
  }
  return out;
}

// "<ns:loc attr>" → "loc". `tag` is what stands between '<' and '>'.
std::string_view LocalName(std::string_view tag) {
  std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/"));
  const std::size_t colon = name.rfind(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view Attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != std::string_view::npos; at = tag.find(name, at + 1)) {
    std::size_t value = at + name.size();
    if (at == 0 || (tag[at - 1] != ' ' && tag[at - 1] != '\n' && tag[at - 1] != '\t')) continue;
    if (value + 1 >= tag.size() || tag[value] != '=') continue;
    const char quote = tag[++value];
    if (quote != '"' && quote != '\'') continue;
    const std::size_t end = tag.find(quote, value + 1);
    if (end == std::string_view::npos) return {};
    return tag.substr(value + 1, end - value - 1);
  }
  return {};
}

void Add(std::string_view text, bool in_index, Sitemap& out) {
  text = Trim(text);
  if (text.starts_with("<![CDATA[")) {
    text.remove_prefix(9);
    text = Trim(text.substr(0, text.find("]]>")));
  }
  if (text.empty() || text.size() > kMaxAddress) return;
  if (out.pages.size() + out.sitemaps.size() >= kMaxSitemapUrls) {
    out.cut = true;
    return;
  }
  (in_index ? out.sitemaps : out.pages).push_back(Unescape(text));
}

void ParseXml(std::string_view body, Sitemap& out) {
  bool in_index = false;  // inside <sitemap> of a <sitemapindex>
  while (!body.empty() && !out.cut) {
    const std::size_t open = body.find('<');
    if (open == std::string_view::npos) return;
    body.remove_prefix(open + 1);
    if (body.starts_with("!--")) {
      const std::size_t end = body.find("-->");
      body.remove_prefix(end == std::string_view::npos ? body.size() : end + 3);
      continue;
    }
    const std::size_t close = body.find('>');
    if (close == std::string_view::npos) return;
    const std::string_view tag = body.substr(0, close);
    body.remove_prefix(close + 1);
    const bool ends = tag.starts_with("/");
    const std::string_view name = LocalName(ends ? tag.substr(1) : tag);
    if (name == "sitemap") in_index = !ends;
    if (ends || tag.ends_with("/")) {
      // Atom: <link href="…"/>
      if (!ends && name == "link" && Attribute(tag, "rel") != "self") {
        Add(Attribute(tag, "href"), false, out);
      }
      continue;
    }
    if (name != "loc" && name != "link") continue;
    if (name == "link" && !Attribute(tag, "href").empty()) {
      Add(Attribute(tag, "href"), false, out);
      continue;
    }
    // The text up to the next tag; "<loc>" inside <image:image> is an image of the page, which the
    // page itself links.
    if (name == "loc" && tag.starts_with("image:")) continue;
    const bool cdata = Trim(body.substr(0, 64)).starts_with("<![CDATA[");
    const std::size_t end = cdata ? body.find("]]>") : body.find('<');
    Add(body.substr(0, end), in_index, out);
    body.remove_prefix(std::min(end, body.size()));
  }
}

void ParseText(std::string_view body, Sitemap& out) {
  while (!body.empty() && !out.cut) {
    const std::size_t end = body.find_first_of("\r\n");
    const std::string_view line = Trim(body.substr(0, end));
    body.remove_prefix(end == std::string_view::npos ? body.size() : end + 1);
    if (line.starts_with("http://") || line.starts_with("https://")) Add(line, false, out);
  }
}

}  // namespace

Sitemap ParseSitemap(std::string_view body) {
  Sitemap sitemap;
  std::string unpacked;
  if (body.starts_with("\x1F\x8B")) {
    unpacked = Gunzip(body, sitemap.cut);
    body = unpacked;
  }
  if (body.size() > kMaxSitemapBytes) {
    body = body.substr(0, kMaxSitemapBytes);
    sitemap.cut = true;
  }
  if (body.starts_with("\xEF\xBB\xBF")) body.remove_prefix(3);
  const bool was_cut = sitemap.cut;
  sitemap.cut = false;  // the readers stop at it
  const std::string_view begin = Trim(body.substr(0, 1024));
  if (begin.starts_with("<")) {
    // A page that stands in for a missing sitemap is none.
    const bool html = begin.find("<html") != std::string_view::npos ||
                      begin.find("<!DOCTYPE html") != std::string_view::npos ||
                      begin.find("<!doctype html") != std::string_view::npos;
    if (!html) ParseXml(body, sitemap);
  } else {
    ParseText(body, sitemap);
  }
  sitemap.cut = sitemap.cut || was_cut;
  return sitemap;
}

}  // namespace xuncha::gather
