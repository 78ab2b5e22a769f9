// The journey of an item with its receipt, as it is printed.
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

void draw_stage(const View& view, const app::StageLine& line) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  view.ui.paragraph(view.when(line.at), theme::colours().grey);
  ImGui::TableNextColumn();
  view.ui.paragraph(
      view.say("event." + line.type) + (line.without_effect ? view.say("cli.without_effect") : ""),
      theme::colours().ink, TextStyle::kStrong);
  const std::string& reason = view.phrases.name(line.reason);
  if (!reason.empty()) view.ui.paragraph(reason);
  if (!line.note.empty()) view.ui.paragraph(line.note);
  ImGui::TableNextColumn();
  view.ui.paragraph(line.author, theme::colours().grey);
  ImGui::TableNextColumn();
  if (line.since) {
    view.ui.paragraph(app::span_text(view.phrases.language(), *line.since), theme::colours().grey);
  }
  ImGui::TableNextColumn();
  if (line.receipt) {
    view.ui.text("#" + std::to_string(*line.receipt), theme::colours().good);
  } else {
    view.ui.text(view.say("cli.pending"), theme::colours().warn);
  }
}

void draw_stages(const View& view, const app::JourneySheet& sheet) {
  if (!ImGui::BeginTable("stages", 5, ImGuiTableFlags_BordersInnerH)) return;
  const auto column = [](const char* name, float share) {
    ImGui::TableSetupColumn(name, ImGuiTableColumnFlags_WidthStretch, share);
  };
  column("time", 1.2F);
  column("what", 2.6F);
  column("who", 1.0F);
  column("took", 0.9F);
  column("receipt", 0.8F);
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::string_view key :
       {"cli.col.time", "cli.col.what", "cli.col.who", "desk.journey.took", "cli.col.receipt"}) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  }
  for (const app::StageLine& line : sheet.stages) draw_stage(view, line);
  ImGui::EndTable();
}

void draw_receipt(const View& view, const app::ReceiptCard& card) {
  const auto field = [&](std::string_view key, const std::string& value) {
    view.ui.paragraph(view.say(key), theme::colours().quiet, TextStyle::kSmall);
    view.ui.paragraph(value);
    view.ui.gap(4);
  };
  const ImU32 colour = card.proof == client::Proof::kProven   ? theme::colours().good
                       : card.proof == client::Proof::kBroken ? theme::colours().bad
                                                              : theme::colours().warn;
  view.ui.paragraph(view.say("desk.journey.proof." + std::string(base::enum_name(card.proof))),
                    colour, TextStyle::kStrong);
  view.ui.gap(6);
  field("desk.journey.sequence",
        "#" + std::to_string(card.sequence) + " / " + std::to_string(card.epoch));
  field("desk.journey.received", base::to_text(card.received_at, view.snapshot().offset()));
  field("desk.journey.hash", card.event_hash);
  field("desk.journey.log_key", card.log_key);
  if (card.proof == client::Proof::kNone) return;
  field("desk.journey.checkpoint",
        view.say("desk.journey.checkpoint.of",
                 {{"size", std::to_string(card.checkpoint_size)},
                  {"when", base::to_text(card.checkpoint_at, view.snapshot().offset())}}));
  field("desk.journey.root", card.checkpoint_root);
}

void draw_actions(const View& view, const app::JourneySheet& sheet) {
  const auto make = [item = sheet.item, language = view.phrases.language()](
                        client::Replica& replica) -> base::Result<papers::Paper> {
    YIBAO_TRY(const app::JourneySheet fresh, app::journey_sheet(replica, item));
    return app::journey_paper(language, fresh);
  };
  app::Printing& printing = view.work.printing;
  ImGui::SameLine(0, theme::px(12));
  if (view.ui.button(view.say("desk.journey.print"), Ui::Look::kPrimary, !printing.busy())) {
    printing.print(make);
  }
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.journey.save"), Ui::Look::kPlain, !printing.busy())) {
    app::FilePicker::Question question;
    question.save = true;
    question.title = "desk.journey.save";
    question.endings = {".pdf"};
    question.name = "yibao-" + sheet.item.text();
    view.work.picker.ask(question, [&printing, make](const std::filesystem::path& file) {
      printing.save(make, file);
    });
  }
}

}  // namespace

void draw_journey(const View& view) {
  const app::JourneyPlace& place = view.work.journey;
  const auto sheet = place.sheet();
  if (view.back()) {
    if (sheet) return view.work.open_subject(sheet->item);
    return view.work.way.go(app::Place::kDrafts);
  }
  if (!sheet) {
    view.problem(place.problem());
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  draw_actions(view, *sheet);
  view.problem(view.work.printing.problem());
  view.ui.gap(8);
  view.ui.begin_panel("journey-panel", {0, 0});
  view.ui.paragraph(sheet->title.empty() ? view.say("cli.words_gone") : sheet->title,
                    theme::colours().ink, TextStyle::kHeading);
  view.ui.paragraph(sheet->unit_name + "　" + view.say("state." + sheet->state),
                    theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(10);
  draw_stages(view, *sheet);
  view.ui.gap(16);
  view.ui.text(view.say("desk.journey.receipt"), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(6);
  if (sheet->receipt) {
    draw_receipt(view, *sheet->receipt);
  } else {
    view.ui.paragraph(view.say("desk.journey.no_receipt"), theme::colours().warn);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
