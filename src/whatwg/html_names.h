// SPDX-License-Identifier: Apache-2.0
//
// Interned tag and attribute names. The tokenizer gives every name it knows a small number, so that
// nobody compares strings per tag. A name that is not listed here is kUnknown and only has its
// bytes.
//
// Source of the names: WHATWG HTML, "Elements" and "Attributes" indices, the parsing section for
// those of SVG and MathML that steer the parser, and the data- attributes lazy-loading scripts use.
// A name may have at most 16 bytes (it is packed into two words for the lookup).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace xuncha::whatwg {

// clang-format off
#define XUNCHA_HTML_TAGS(X) \
  X(A, "a") X(Abbr, "abbr") X(Acronym, "acronym") X(Address, "address") X(AnnotationXml, "annotation-xml") \
  X(Applet, "applet") X(Area, "area") X(Article, "article") X(Aside, "aside") X(Audio, "audio") \
  X(B, "b") X(Base, "base") X(Basefont, "basefont") X(Bdi, "bdi") X(Bdo, "bdo") X(Bgsound, "bgsound") \
  X(Big, "big") X(Blink, "blink") X(Blockquote, "blockquote") X(Body, "body") X(Br, "br") \
  X(Button, "button") X(Canvas, "canvas") X(Caption, "caption") X(Center, "center") X(Cite, "cite") \
  X(Code, "code") X(Col, "col") X(Colgroup, "colgroup") X(Command, "command") X(Data, "data") \
  X(Datalist, "datalist") X(Dd, "dd") X(Del, "del") X(Desc, "desc") X(Details, "details") X(Dfn, "dfn") \
  X(Dialog, "dialog") X(Dir, "dir") X(Div, "div") X(Dl, "dl") X(Dt, "dt") X(Em, "em") X(Embed, "embed") \
  X(Fieldset, "fieldset") X(Figcaption, "figcaption") X(Figure, "figure") X(Font, "font") \
  X(Footer, "footer") X(ForeignObject, "foreignobject") X(Form, "form") X(Frame, "frame") \
  X(Frameset, "frameset") X(H1, "h1") X(H2, "h2") X(H3, "h3") X(H4, "h4") X(H5, "h5") X(H6, "h6") \
  X(Head, "head") X(Header, "header") X(Hgroup, "hgroup") X(Hr, "hr") X(Html, "html") X(I, "i") \
  X(Iframe, "iframe") X(Image, "image") X(Img, "img") X(Input, "input") X(Ins, "ins") \
  X(Isindex, "isindex") X(Kbd, "kbd") X(Keygen, "keygen") X(Label, "label") X(Legend, "legend") \
  X(Li, "li") X(Link, "link") X(Listing, "listing") X(Main, "main") X(Malignmark, "malignmark") \
  X(Map, "map") X(Mark, "mark") X(Marquee, "marquee") X(Math, "math") X(Menu, "menu") \
  X(Menuitem, "menuitem") X(Meta, "meta") X(Meter, "meter") X(Mglyph, "mglyph") X(Mi, "mi") X(Mn, "mn") \
  X(Mo, "mo") X(Ms, "ms") X(Mtext, "mtext") X(Nav, "nav") X(Nobr, "nobr") X(Noembed, "noembed") \
  X(Noframes, "noframes") X(Noscript, "noscript") X(Object, "object") X(Ol, "ol") \
  X(Optgroup, "optgroup") X(Option, "option") X(Output, "output") X(P, "p") X(Param, "param") \
  X(Path, "path") X(Picture, "picture") X(Plaintext, "plaintext") X(Pre, "pre") X(Progress, "progress") \
  X(Q, "q") X(Rb, "rb") X(Rp, "rp") X(Rt, "rt") X(Rtc, "rtc") X(Ruby, "ruby") X(S, "s") X(Samp, "samp") \
  X(Script, "script") X(Search, "search") X(Section, "section") X(Select, "select") X(Slot, "slot") \
  X(Small, "small") X(Source, "source") X(Span, "span") X(Strike, "strike") X(Strong, "strong") \
  X(Style, "style") X(Sub, "sub") X(Summary, "summary") X(Sup, "sup") X(Svg, "svg") X(Table, "table") \
  X(Tbody, "tbody") X(Td, "td") X(Template, "template") X(Textarea, "textarea") X(Tfoot, "tfoot") \
  X(Th, "th") X(Thead, "thead") X(Time, "time") X(Title, "title") X(Tr, "tr") X(Track, "track") \
  X(Tt, "tt") X(U, "u") X(Ul, "ul") X(Use, "use") X(Var, "var") X(Video, "video") X(Wbr, "wbr") \
  X(Xmp, "xmp")

#define XUNCHA_HTML_ATTRS(X) \
  X(Abbr, "abbr") X(Accept, "accept") X(AcceptCharset, "accept-charset") X(Accesskey, "accesskey") \
  X(Action, "action") X(Align, "align") X(Alt, "alt") X(Archive, "archive") X(AriaHidden, "aria-hidden") \
  X(AriaLabel, "aria-label") X(As, "as") X(Async, "async") X(Autocomplete, "autocomplete") \
  X(Background, "background") X(Bgcolor, "bgcolor") X(Border, "border") X(Cellpadding, "cellpadding") \
  X(Cellspacing, "cellspacing") X(Charset, "charset") X(Checked, "checked") X(Cite, "cite") \
  X(Class, "class") X(Classid, "classid") X(Clear, "clear") X(Code, "code") X(Codebase, "codebase") \
  X(Color, "color") X(Cols, "cols") X(Colspan, "colspan") X(Content, "content") X(Coords, "coords") \
  X(Crossorigin, "crossorigin") X(D, "d") X(Data, "data") X(DataBg, "data-bg") X(DataBackground, "data-background") \
  X(DataHref, "data-href") X(DataId, "data-id") X(DataLazy, "data-lazy") X(DataLazySrc, "data-lazy-src") \
  X(DataLazyload, "data-lazyload") X(DataLink, "data-link") X(DataOriginal, "data-original") \
  X(DataSrc, "data-src") X(DataSrcset, "data-srcset") X(DataTitle, "data-title") X(DataUrl, "data-url") \
  X(DataTime, "data-time") X(DataDate, "data-date") X(DataEcho, "data-echo") X(DataImg, "data-img") \
  X(DataSource, "data-source") X(Datetime, "datetime") X(Defer, "defer") X(Definitionurl, "definitionurl") \
  X(Dir, "dir") X(Disabled, "disabled") X(Download, "download") X(Dynsrc, "dynsrc") X(Encoding, "encoding") \
  X(Enctype, "enctype") X(Face, "face") X(Fill, "fill") X(For, "for") X(Form, "form") X(Formaction, "formaction") \
  X(Frame, "frame") X(Frameborder, "frameborder") X(Headers, "headers") X(Height, "height") \
  X(Hidden, "hidden") X(Href, "href") X(Hreflang, "hreflang") X(Hspace, "hspace") X(HttpEquiv, "http-equiv") \
  X(Icon, "icon") X(Id, "id") X(Imagesizes, "imagesizes") X(Imagesrcset, "imagesrcset") \
  X(Integrity, "integrity") X(Is, "is") X(Ismap, "ismap") X(Itemid, "itemid") X(Itemprop, "itemprop") \
  X(Itemscope, "itemscope") X(Itemtype, "itemtype") X(Label, "label") X(Lang, "lang") X(Language, "language") \
  X(LazySrc, "lazy-src") X(Link, "link") X(Loading, "loading") X(Longdesc, "longdesc") X(Lowsrc, "lowsrc") \
  X(Manifest, "manifest") X(Marginheight, "marginheight") X(Marginwidth, "marginwidth") \
  X(Maxlength, "maxlength") X(Media, "media") X(Method, "method") X(Multiple, "multiple") X(Name, "name") \
  X(Nonce, "nonce") X(Noshade, "noshade") X(Nowrap, "nowrap") X(Onblur, "onblur") X(Onchange, "onchange") \
  X(Onclick, "onclick") X(Onerror, "onerror") X(Onfocus, "onfocus") X(Onkeydown, "onkeydown") \
  X(Onload, "onload") X(Onmousedown, "onmousedown") X(Onmouseout, "onmouseout") X(Onmouseover, "onmouseover") \
  X(Onsubmit, "onsubmit") X(Original, "original") X(Ping, "ping") X(Placeholder, "placeholder") \
  X(Poster, "poster") X(Profile, "profile") X(Property, "property") X(Readonly, "readonly") \
  X(Referrerpolicy, "referrerpolicy") X(Rel, "rel") X(Required, "required") X(Rev, "rev") X(Role, "role") \
  X(Rows, "rows") X(Rowspan, "rowspan") X(Sandbox, "sandbox") X(Scheme, "scheme") X(Scope, "scope") \
  X(Scrolling, "scrolling") X(Selected, "selected") X(Shape, "shape") X(Size, "size") X(Sizes, "sizes") \
  X(Slot, "slot") X(Span, "span") X(Src, "src") X(Srcdoc, "srcdoc") X(Srclang, "srclang") X(Srcset, "srcset") \
  X(Start, "start") X(Style, "style") X(Summary, "summary") X(Tabindex, "tabindex") X(Target, "target") \
  X(Title, "title") X(Type, "type") X(Url, "url") X(Usemap, "usemap") X(Valign, "valign") X(Value, "value") \
  X(Version, "version") X(Viewbox, "viewbox") X(Vspace, "vspace") X(Width, "width") X(Wrap, "wrap") \
  X(XlinkHref, "xlink:href") X(XmlLang, "xml:lang") X(Xmlns, "xmlns")
// clang-format on

enum class TagId : std::uint16_t {
  kUnknown = 0,
#define XUNCHA_ENUM(id, text) k##id,
  XUNCHA_HTML_TAGS(XUNCHA_ENUM)
#undef XUNCHA_ENUM
      kCount,
};

enum class AttrId : std::uint16_t {
  kUnknown = 0,
#define XUNCHA_ENUM(id, text) k##id,
  XUNCHA_HTML_ATTRS(XUNCHA_ENUM)
#undef XUNCHA_ENUM
      kCount,
};

inline constexpr std::size_t kMaxInternedName = 16;
// Attributes present on a tag are also kept as a bit set of this many bits.
inline constexpr std::size_t kAttrBits = 256;
static_assert(static_cast<std::size_t>(AttrId::kCount) <= kAttrBits);

// The number of a name, ASCII case-insensitively; kUnknown when it is not in the lists above.
TagId FindTag(std::string_view name);
AttrId FindAttr(std::string_view name);

// The lower-case name; empty for kUnknown.
std::string_view TagName(TagId tag);
std::string_view AttrName(AttrId attr);

}  // namespace xuncha::whatwg
