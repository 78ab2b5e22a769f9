// Files beside a text: what is attached, what can be taken in; and whether the text may leave this
// machine at all.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

std::string size_words(std::int64_t size) {
  constexpr std::int64_t kKilo = 1024;
  if (size < kKilo) return std::to_string(size) + " B";
  if (size < kKilo * kKilo) return std::to_string(size / kKilo) + " KB";
  return std::to_string(size / (kKilo * kKilo)) + " MB";
}

void draw_one(const View& view, const client::AttachmentInfo& info, std::size_t number,
              bool may_change) {
  app::DraftPapers& papers = view.work.papers;
  ImGui::PushID(static_cast<int>(number));
  const std::string mark = "##" + std::to_string(number);
  if (!info.here) {
    view.ui.paragraph(view.say("desk.papers.not_here"), theme::colours().quiet);
  } else {
    view.ui.paragraph(info.name);
    view.ui.text(size_words(info.size), theme::colours().quiet, TextStyle::kSmall);
    ImGui::SameLine();
    if (view.ui.button(view.say("desk.papers.show") + mark, Ui::Look::kLink, !papers.busy())) {
      papers.show(info.manifest);
    }
  }
  if (may_change) {
    if (info.here) ImGui::SameLine();
    if (view.ui.button(view.say("desk.papers.remove") + mark, Ui::Look::kLink, !papers.busy())) {
      papers.remove(info.manifest);
    }
  }
  ImGui::PopID();
}

}  // namespace

void draw_attachments(const View& view, bool may_change) {
  const app::DraftPapers& papers = view.work.papers;
  view.problem(papers.problem());
  // A copy: removing one changes the list.
  const std::vector<client::AttachmentInfo> list = papers.list();
  for (std::size_t i = 0; i < list.size(); ++i) draw_one(view, list[i], i, may_change);
}

void draw_writing_papers(const View& view) {
  app::WritingPlace& place = view.work.writing;
  app::DraftPapers& papers = view.work.papers;
  view.ui.text(view.say("desk.papers.attachments"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.papers.explain"), theme::colours().quiet, TextStyle::kSmall);
  draw_attachments(view, true);
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.papers.attach"), Ui::Look::kPlain, !papers.busy())) {
    papers.choose_attachment();
  }
  if (view.ui.button(view.say("desk.papers.text"), Ui::Look::kPlain, !papers.busy())) {
    papers.choose_text();
  }
  if (papers.busy()) view.ui.busy(view.say("desk.papers.busy"));
  view.ui.gap(12);
  view.ui.line();
  view.ui.gap(12);
  view.ui.text(view.say("desk.papers.secrecy"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.secrecy.calm"), theme::colours().quiet, TextStyle::kSmall);
  if (view.ui.check(view.say("desk.internal"), place.fields.internal)) place.edited();
  if (place.fields.internal) {
    view.ui.paragraph(view.say("desk.internal.explain"), theme::colours().warn, TextStyle::kSmall);
  }
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.secrecy.found"), Ui::Look::kDanger, !place.busy())) {
    view.work.secrecy.ask();
  }
}

}  // namespace yibao::desktop
