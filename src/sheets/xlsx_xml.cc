// SPDX-License-Identifier: Apache-2.0
#include "sheets/xlsx_xml.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <system_error>
#include <utility>

#include "base/utf8.h"

namespace xuncha::sheets {
namespace {

// What pugixml 1.13 takes for an element or a text, and for an attribute, on 64 bit.
constexpr std::uint64_t kNodeBytes = 64;
constexpr std::uint64_t kAttributeBytes = 40;

int HexDigit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

// The code unit of "_xHHHH_" at the front.
std::optional<std::uint32_t> Escape(std::string_view text) {
  if (text.size() < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_') return std::nullopt;
  std::uint32_t unit = 0;
  for (std::size_t i = 2; i < 6; ++i) {
    const int digit = HexDigit(text[i]);
    if (digit < 0) return std::nullopt;
    unit = unit * 16 + static_cast<std::uint32_t>(digit);
  }
  return unit;
}

std::string WithoutEscapes(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find("_x"), text.size());
    out.append(text.substr(0, plain));
    text.remove_prefix(plain);
    if (text.empty()) break;
    const auto unit = Escape(text);
    if (!unit) {
      out.append(text.substr(0, 2));
      text.remove_prefix(2);
      continue;
    }
    text.remove_prefix(7);
    const bool high = *unit >= 0xD800 && *unit < 0xDC00;
    const auto low = high ? Escape(text) : std::nullopt;
    if (low && *low >= 0xDC00 && *low < 0xE000) {
      AppendUtf8(out, 0x10000 + ((*unit - 0xD800) << 10U) + (*low - 0xDC00));
      text.remove_prefix(7);
    } else if (*unit == 0 || (*unit >= 0xD800 && *unit < 0xE000)) {
      AppendUtf8(out, kReplacement);
    } else {
      AppendUtf8(out, *unit);
    }
  }
  return out;
}

// At most what the tree will take: each "<" that closes nothing begins a node, each ">" that no "<"
// follows is before a text, each "=" may be an attribute's.
std::uint64_t TreeBytes(std::string_view xml) {
  std::uint64_t nodes = 0;
  std::uint64_t attributes = 0;
  for (std::size_t i = 0; i < xml.size(); ++i) {
    const char next = i + 1 < xml.size() ? xml[i + 1] : '<';
    nodes += (xml[i] == '<' && next != '/') || (xml[i] == '>' && next != '<') ? 1 : 0;
    attributes += xml[i] == '=' ? 1 : 0;
  }
  return nodes * kNodeBytes + attributes * kAttributeBytes;
}

void NormaliseLineBreaks(std::string& text) {
  if (text.find('\r') == std::string::npos) return;
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out.push_back(text[i]);
      continue;
    }
    out.push_back('\n');
    if (i + 1 < text.size() && text[i + 1] == '\n') ++i;
  }
  text = std::move(out);
}

}  // namespace

Status XmlTree::Parse(std::string bytes, const std::string& file, const std::string& part,
                      std::uint64_t max_tree_bytes) {
  bytes_ = std::move(bytes);
  const std::string where = file + ": its part " + part;
  if (bytes_.find("<!DOCTYPE") != std::string::npos) {
    return InvalidArgument(where + " has a document type, which no spreadsheet has");
  }
  const std::uint64_t tree = TreeBytes(bytes_);
  if (tree > max_tree_bytes) return InvalidArgument(where + " is too large to be read at once");
  constexpr unsigned kFlags = pugi::parse_minimal | pugi::parse_cdata | pugi::parse_escapes |
                              pugi::parse_eol | pugi::parse_wconv_attribute |
                              pugi::parse_ws_pcdata_single;
  const pugi::xml_parse_result result =
      document_.load_buffer_inplace(bytes_.data(), bytes_.size(), kFlags, pugi::encoding_auto);
  if (!result || !document_.document_element()) {
    return InvalidArgument(where + " is no valid XML: " + result.description());
  }
  return Ok();
}

std::string_view LocalName(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view Attribute(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_attribute attribute : node.attributes()) {
    if (LocalName(attribute.name()) == local_name) return attribute.value();
  }
  return {};
}

bool HasAttribute(pugi::xml_node node, std::string_view local_name) {
  const auto attributes = node.attributes();
  return std::any_of(attributes.begin(), attributes.end(), [&](pugi::xml_attribute attribute) {
    return LocalName(attribute.name()) == local_name;
  });
}

bool IsTrue(std::string_view value) { return value == "1" || value == "true" || value == "on"; }

pugi::xml_node Child(pugi::xml_node node, std::string_view local_name) {
  for (const pugi::xml_node child : node.children()) {
    if (LocalName(child.name()) == local_name) return child;
  }
  return {};
}

std::optional<std::uint32_t> ReadCount(std::string_view digits) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc() || end != digits.data() + digits.size() ||
      number > static_cast<std::uint32_t>(std::numeric_limits<std::int32_t>::max())) {
    return std::nullopt;
  }
  return number;
}

std::string CellText(std::string_view text) {
  std::string out =
      text.find("_x") == std::string_view::npos ? std::string(text) : WithoutEscapes(text);
  NormaliseLineBreaks(out);
  if (!IsValidUtf8(out)) out = RepairUtf8(out);
  return out;
}

std::string StringItem(pugi::xml_node item) {
  std::string text;
  for (const pugi::xml_node child : item.children()) {
    const std::string_view name = LocalName(child.name());
    if (name == "t") {
      text += child.text().get();
    } else if (name == "r") {
      text += Child(child, "t").text().get();
    }
  }
  return CellText(text);
}

}  // namespace xuncha::sheets
