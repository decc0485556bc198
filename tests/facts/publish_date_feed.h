// SPDX-License-Identifier: Apache-2.0
//
// Feeds a page's token stream to a PublishDateCollector: what the page extractor does, alone.
#pragma once

#include <string>
#include <string_view>

#include "facts/publish_date.h"
#include "whatwg/encoding.h"
#include "whatwg/encoding_sniff.h"
#include "whatwg/html_tokenizer.h"

namespace xuncha::facts {

// The collector is a parameter so that the cost of the feeding alone can be measured.
template <class Collector>
void FeedTokens(std::string_view body, Collector& collector) {
  using whatwg::AttrId;
  using whatwg::TagId;
  using whatwg::Token;
  using whatwg::TokenType;
  whatwg::TokenizerOptions options;
  options.auto_raw_text = true;
  options.scripting = true;
  whatwg::HtmlTokenizer tokenizer(body, options);
  TagId raw_text = TagId::kUnknown;
  bool json_ld = false;
  for (const Token* token = &tokenizer.Next(); token->type != TokenType::kEndOfFile;
       token = &tokenizer.Next()) {
    switch (token->type) {
      case TokenType::kStartTag:
        switch (token->tag) {
          case TagId::kTitle:
          case TagId::kStyle:
          case TagId::kScript:
          case TagId::kTextarea:
          case TagId::kNoscript:
            raw_text = token->tag;
            json_ld = token->Raw(AttrId::kType).find("ld+json") != std::string_view::npos;
            break;
          case TagId::kMeta: {
            const std::string_view content = token->Raw(AttrId::kContent);
            for (const AttrId name : {AttrId::kName, AttrId::kProperty, AttrId::kItemprop}) {
              if (token->Has(name)) {
                collector.OnMeta(token->Raw(name), content);
                break;
              }
            }
            break;
          }
          default:
            collector.OnStartTag(*token);
        }
        break;
      case TokenType::kEndTag:
        if (token->tag == raw_text) raw_text = TagId::kUnknown;
        collector.OnEndTag(token->tag);
        break;
      case TokenType::kText:
        if (raw_text == TagId::kUnknown) {
          if ((token->flags & whatwg::kAllSpace) == 0) collector.OnText(token->text, token->flags);
        } else if (raw_text == TagId::kTitle) {
          collector.OnTitle(token->text);
        } else if (raw_text == TagId::kScript && json_ld) {
          collector.OnJsonLd(token->text);
        }
        break;
      default:
        break;
    }
  }
}

inline PublishDate ReadPublishDate(std::string_view body, std::string_view url,
                                   PublishDateCollector& collector) {
  const whatwg::EncodingSniff sniff = whatwg::SniffEncoding(body, "");
  collector.Begin(url, *sniff.encoding);
  FeedTokens(body.substr(sniff.bom_length), collector);
  return collector.Decide();
}

}  // namespace xuncha::facts
