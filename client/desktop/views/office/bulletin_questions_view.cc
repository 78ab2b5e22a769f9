// What is asked before a bulletin is published, and before its draft is dropped.
#include "client/core/app/office/office.h"
#include "client/desktop/views/office/bulletins_view.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kPublishDialog = 560;
constexpr float kDropDialog = 460;

void draw_publish_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.bulletins.publish_title"), kPublishDialog)) return;
  app::BulletinDraft& draft = draft_of(view);
  const auto shown = draft.shown();
  const auto blocked = draft.blocked();
  if (shown) {
    view.ui.paragraph(shown->title, theme::colours().ink, TextStyle::kStrong);
    view.ui.paragraph(view.say("desk.bulletins.publish_what",
                               {{"issue", shown->head ? shown->head->issue : ""},
                                {"sections", std::to_string(shown->sections.size())},
                                {"tables", std::to_string(shown->tables.size())},
                                {"charts", std::to_string(shown->charts.size())}}));
    view.ui.paragraph(view.say("desk.bulletins.publish_public",
                               {{"count", std::to_string(draft.drafted()->units)}}));
    const auto period = rules::parse_period(shown->period);
    const auto as_of = base::parse_date(shown->as_of);
    if (period && as_of && period->running(*as_of)) {
      view.ui.paragraph(view.say("desk.bulletins.publish_running", {{"as_of", shown->as_of}}),
                        theme::colours().warn);
    }
    if (!shown->settled.empty()) {
      view.ui.paragraph(view.say("desk.bulletins.publish_names"), theme::colours().warn);
    }
  }
  if (draft.behind_count() > 0) {
    view.ui.paragraph(view.say("desk.bulletins.publish_behind",
                               {{"count", std::to_string(draft.behind_count())}}),
                      theme::colours().warn);
  }
  if (blocked) {
    view.ui.paragraph(view.phrases.sentence(*blocked), theme::colours().bad);
  } else {
    view.ui.paragraph(view.say("desk.bulletins.publish_final"), theme::colours().grey);
  }
  const bool ready = shown && !blocked && !draft.busy();
  if (answer_row(view, "desk.bulletins.publish_do", Ui::Look::kPrimary, ready) == Answer::kDo) {
    app::BulletinsPlace& place = view.work.office().bulletins;
    draft.publish([&place](const domain::Subject&) { place.back(); });
  }
  view.ui.end_dialog();
}

void draw_drop_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.bulletins.drop_title"), kDropDialog)) return;
  view.ui.paragraph(view.say("desk.bulletins.drop_text"), theme::colours().grey);
  if (answer_row(view, "desk.bulletins.drop_do", Ui::Look::kDanger) == Answer::kDo) {
    draft_of(view).drop();
    view.work.office().bulletins.back();
  }
  view.ui.end_dialog();
}

}  // namespace

app::BulletinDraft& draft_of(const View& view) {
  return view.work.office().bulletins.draft;
}

void draw_bulletin_questions(const View& view) {
  draw_publish_dialog(view);
  draw_drop_dialog(view);
}

}  // namespace yibao::desktop
