// The views: each draws one place of the workplace from the snapshot and its view-model, and tells
// the workplace what the person wants. None of them waits, keeps data or knows the store.
#pragma once

#include "client/core/app/workplace.h"
#include "client/desktop/phrases.h"
#include "client/desktop/ui.h"

namespace yibao::desktop {

struct View {
  Ui& ui;
  Phrases& phrases;
  app::Workplace& work;

  const app::Snapshot& snapshot() const { return work.snapshot(); }
  std::string say(std::string_view key, const base::TextArgs& args = {}) const {
    return phrases.say(key, args);
  }
  std::string when(base::Timestamp time) const;
  // A catalogue sentence with its code, on a ground of its colour. Nothing without a problem.
  void problem(const std::optional<base::Error>& problem) const;
  // Heading of a place and, to its right, what the caller draws next.
  void title(std::string_view key, std::string_view explanation = {}) const;
  // Buttons at the right end of the title's line, the chief one last; gives the pressed one's
  // place.
  struct TitleButton {
    std::string_view key;
    Ui::Look look = Ui::Look::kPrimary;
    bool enabled = true;
  };
  std::optional<std::size_t> title_buttons(const std::vector<TitleButton>& buttons) const;
  // The way back out of a place, its words in line with what stands below.
  bool back() const;
};

// The whole window.
void draw_screen(const View& view);

void draw_workdesk(const View& view);
void draw_workdesk_figures(const View& view);
// What a running target still asks for.
std::string pace_text(const View& view, const app::TargetCell& cell);
void draw_drafts(const View& view);
void draw_drafts_table(const View& view, const app::DraftRows& rows);
void draw_found_drafts(const View& view, const std::vector<const app::FoundText*>& found);
void draw_templates(const View& view);
void draw_reference(const View& view);
void draw_journey(const View& view);
void draw_commissions(const View& view);
void draw_commission(const View& view);
void draw_writing(const View& view);
void draw_writing_sheet(const View& view, float width);
void draw_findings(const View& view);
void draw_finding(const View& view, const rules::Finding& finding);
// What stands to the right of the text: checks, fields, files; one of them, chosen by the tabs. In
// a narrow window it takes the place of the text, which then has a tab as well.
void draw_writing_tabs(const View& view, bool with_text);
void draw_writing_side(const View& view, float width, bool with_tabs);
void draw_writing_fields(const View& view);
void draw_reading(const View& view);
void draw_history(const View& view);
void draw_merging(const View& view);
void draw_moving(const View& view);
void draw_moving_out(const View& view);
void draw_moving_in(const View& view);
void draw_near(const View& view);
void draw_people_line(const View& view, const domain::Words& words);
// When and to whom it was reported by telephone, where it was.
void draw_phoned_line(const View& view, const app::ItemSheet& sheet);
// An item's words as a page, with the office's wording where there is one.
void draw_item_page(const View& view, const app::ItemSheet& sheet);
// A text as a page, less `margin` at the right.
void draw_body(const View& view, const std::string& body, float margin);
// Everything that was said of an item, in order.
void draw_journey(const View& view, const app::ItemSheet& sheet);
void draw_signing(const View& view);
void draw_signed(const View& view);
void draw_inbox(const View& view);
void draw_item_desk(const View& view);
void draw_journals(const View& view);
void draw_editing(const View& view);
void draw_news(const View& view);
void draw_bulletins_place(const View& view);
void draw_awards(const View& view);
void draw_register(const View& view);
void draw_asking(const View& view);
void draw_standings(const View& view);
void draw_rules(const View& view);
void draw_delegations(const View& view);
// The gates that are asked for and the secrecy finding, each given by itself.
void draw_gates(const View& view, const std::vector<rules::GateName>& asked, domain::Gates& gates,
                bool& not_secret);
// A signature on paper: the question for it while it is open.
void draw_paper_signing(const View& view, const app::ItemSheet& sheet);
// Who may sign, by the rules.
std::string signers_text(const View& view, const app::ItemSheet& sheet);
// What pre-flight finds in it, the gravest first.
void draw_risks(const View& view, const app::SigningSheet& sheet);
// The item before the signer: its text, and what is decided about it.
void draw_signing_page(const View& view, const app::SigningSheet& sheet);
void draw_signing_side(const View& view, const app::SigningSheet& sheet);
void draw_outbox(const View& view);
// The question for a file, where there is one. A dialog that asks it draws it before its end.
void draw_file_picker(const View& view);
void draw_handoffs(const View& view);
// Beside a text: files, and whether it may leave this machine.
void draw_writing_papers(const View& view);
void draw_attachments(const View& view, bool may_change);
void draw_secrecy_question(const View& view);
void draw_targets(const View& view);
void draw_points(const View& view);
void draw_rank(const View& view);
void draw_settings(const View& view);
// In the settings: the sheet for a forgotten passphrase.
void draw_recovery(const View& view);
void draw_compare(const View& view);

}  // namespace yibao::desktop
