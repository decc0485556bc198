// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <functional>

#include "app/order_items.h"
#include "app/order_sheet.h"
#include "app/orders.h"
#include "app/papers.h"
#include "base/file.h"
#include "base/text_width.h"
#include "cli/commands.h"
#include "cli/terminal.h"
#include "cli/work.h"

namespace xuncha::cli {
namespace {

struct WrittenPaper {
  std::string name;
  std::string file;
  std::size_t bytes = 0;
};

app::PaperDesk PaperDeskOf(const Context& context, WorkDesk& desk) {
  return {*desk.database,         desk.rules,          context.resources, context.data_dir,
          context.args.work.file, context.clock->Now()};
}

std::string FormAsked(const Context& context) {
  return context.args.kind.empty() ? "docx" : context.args.kind;
}

Result<app::RenderOptions> OptionsOf(const Context& context) {
  return app::LoadRenderOptions(context.resources, context.data_dir);
}

int Tell(const Context& context, const std::vector<WrittenPaper>& written) {
  WorkOutput output(context, "xuncha.papers/1");
  if (output.json()) {
    JsonWriter json(1);
    json.BeginArray();
    for (const WrittenPaper& one : written) {
      json.BeginObject();
      json.Field("name", one.name);
      json.Field("file", one.file);
      json.Field("bytes", one.bytes);
      json.EndObject();
    }
    json.EndArray();
    output.Field("papers", json.text());
  } else {
    for (const WrittenPaper& one : written) {
      output.Line(
          context.Say("paper.written", {{"file", one.file}, {"n", std::to_string(one.bytes)}}));
    }
  }
  return output.Finish(context);
}

// Writes one paper to --out; a text without --out to standard output, fit to copy.
Result<int> Give(const Context& context, const app::Paper& paper) {
  const std::string as = FormAsked(context);
  if (as == "text" && context.args.out.empty()) {
    WorkOutput output(context, "xuncha.paper_text/1");
    XC_ASSIGN_OR_RETURN(const std::string text, app::RenderPaper(paper, as, {}));
    if (output.json()) {
      output.Text("name", paper.name);
      output.Text("text", text);
    } else {
      // Line by line, without what a terminal would obey.
      std::string_view rest = text;
      while (!rest.empty()) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        output.Line(Printable(std::string(rest.substr(0, end))));
        rest.remove_prefix(std::min(end + 1, rest.size()));
      }
    }
    return output.Finish(context);
  }
  XC_TRY(MakeDirectories(context.data_dir));
  XC_ASSIGN_OR_RETURN(const app::RenderOptions options, OptionsOf(context));
  XC_ASSIGN_OR_RETURN(const std::string bytes, app::RenderPaper(paper, as, options));
  XC_TRY(WriteFileAtomically(context.args.out, bytes));
  return Tell(context, {{paper.name, context.args.out, bytes.size()}});
}

// One command for one paper.
int RunPaper(Context& context,
             const std::function<Result<app::Paper>(WorkDesk&, const app::PaperDesk&)>& make) {
  if (context.args.out.empty() && FormAsked(context) != "text") {
    return Refuse(context, "error.bulletin_out", {});
  }
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_ASSIGN_OR_RETURN(const app::Paper paper, make(desk, PaperDeskOf(context, desk)));
    return Give(context, paper);
  });
}

Result<app::Paper> OrderPaperAsked(const Context& context, const app::PaperDesk& papers,
                                   const std::string& order) {
  return context.args.what == "fixes" ? app::FixesPaper(papers, order)
                                      : app::OrderPaper(papers, order);
}

// The list of problems is the one that `order import` takes back.
bool IsList(const Context& context) {
  return FormAsked(context) == "xlsx" && context.args.what != "fixes";
}

// Lists to be filled in leave out what was told under another number.
bool HasRows(const Context& context, const model::WorkOrder& order) {
  const bool filled_in = IsList(context) || context.args.what == "fixes";
  return std::any_of(order.items.begin(), order.items.end(), [&](const model::OrderItem& item) {
    return item.state != model::OrderState::kWithdrawn && (!filled_in || item.told_in.empty());
  });
}

Result<WrittenPaper> WriteOrder(const Context& context, WorkDesk& desk, const std::string& order,
                                const std::string& file) {
  const app::PaperDesk papers = PaperDeskOf(context, desk);
  XC_ASSIGN_OR_RETURN(const app::Paper paper, OrderPaperAsked(context, papers, order));
  WrittenPaper written{paper.name, file, 0};
  if (file.ends_with('/')) {
    const std::string form = FormAsked(context);
    written.file = file + paper.name + "." + (form == "text" ? "txt" : form);
  }
  if (IsList(context)) {
    XC_ASSIGN_OR_RETURN([[maybe_unused]] const std::size_t rows,
                        app::ExportOrders(*desk.database, desk.rules, context.resources, {order},
                                          written.file, context.clock->Now()));
    XC_ASSIGN_OR_RETURN(const std::uint64_t size, FileSize(written.file));
    written.bytes = static_cast<std::size_t>(size);
    return written;
  }
  XC_ASSIGN_OR_RETURN(const app::RenderOptions options, OptionsOf(context));
  XC_ASSIGN_OR_RETURN(const std::string bytes,
                      app::RenderPaper(paper, FormAsked(context), options));
  XC_TRY(WriteFileAtomically(written.file, bytes));
  written.bytes = bytes.size();
  return written;
}

}  // namespace

int RunOrderRender(Context& context) {
  const std::string& what = context.args.what;
  if (!what.empty() && what != "order" && what != "fixes") {
    return Refuse(context, "error.bad_choice",
                  {{"flag", "--paper"}, {"choices", "order fixes"}, {"value", what}});
  }
  const std::vector<std::string>& things = context.args.things;
  if (things.size() == 1 && !IsList(context) && context.args.out.empty()) {
    return RunPaper(context, [&](WorkDesk&, const app::PaperDesk& papers) {
      return OrderPaperAsked(context, papers, things.front());
    });
  }
  if (context.args.out.empty()) return Refuse(context, "error.bulletin_out", {});
  return AtDesk(context, [&](WorkDesk& desk) -> Result<int> {
    XC_TRY(MakeDirectories(context.data_dir));
    std::vector<std::string> orders = things;
    if (orders.empty()) {
      XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignOrIssued(context, desk));
      XC_ASSIGN_OR_RETURN(const auto all, app::ListOrders(*desk.database, campaign, ""));
      for (const model::WorkOrder& order : all) {
        if (HasRows(context, order)) orders.push_back(order.id);
      }
    }
    std::string out = context.args.out;
    if (things.size() != 1) {
      if (!out.ends_with('/')) out += '/';
    }
    if (out.ends_with('/')) XC_TRY(MakeDirectories(out));
    std::vector<WrittenPaper> written;
    for (const std::string& order : orders) {
      XC_ASSIGN_OR_RETURN(WrittenPaper one, WriteOrder(context, desk, order, out));
      written.push_back(std::move(one));
    }
    return Tell(context, written);
  });
}

int RunCampaignNotice(Context& context) {
  return RunPaper(context, [&](WorkDesk&, const app::PaperDesk& papers) {
    return app::NoticePaper(papers, context.args.things.front());
  });
}

int RunCampaignAccessLetter(Context& context) {
  return RunPaper(context, [&](WorkDesk&, const app::PaperDesk& papers) {
    const gather::GatherOptions options = GatherOptionsOf(context.settings(), context.version);
    return app::AccessLetter(papers, context.args.things.front(),
                             {options.user_agent, options.rate, options.obey_robots});
  });
}

int RunRecordRender(Context& context) {
  return RunPaper(context, [&](WorkDesk& desk, const app::PaperDesk& papers) -> Result<app::Paper> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignOrIssued(context, desk));
    XC_ASSIGN_OR_RETURN(const int round, NumberAsked("--round", context.args.work.round, 1));
    return app::RecordPaper(papers, campaign, context.args.things.front(), round);
  });
}

int RunLifecycleForm(Context& context) {
  return RunPaper(context, [&](WorkDesk&, const app::PaperDesk& papers) {
    return app::LifecycleForm(papers, context.args.things.front());
  });
}

int RunSelfCheckForm(Context& context) {
  return RunPaper(context, [&](WorkDesk& desk, const app::PaperDesk& papers) -> Result<app::Paper> {
    XC_ASSIGN_OR_RETURN(const std::string campaign, CampaignOrIssued(context, desk));
    XC_ASSIGN_OR_RETURN(const std::string unit, UnitAsked(desk, context.args.things.front()));
    return app::SelfCheckForm(papers, campaign, unit);
  });
}

}  // namespace xuncha::cli
