// The part of a draft of the rules that a clerk has in hand: a form for it, or its text for those
// who can read it. Text that is not well-formed yet is kept beside the draft until it is. The
// screen's thread.
#pragma once

#include "client/core/app/office/rules/ruleset_draft.h"
#include "client/core/app/text/text_model.h"
#include "client/core/ruleset/form.h"

namespace yibao::app {

class DraftPart {
 public:
  DraftPart(Desk& desk, base::Clock& clock, RulesetDraft& draft)
      : draft_(draft), clock_(clock), keeper_(desk, clock) {}

  // Once a frame while the draft is shown.
  void refresh();
  void flush();
  void close();
  std::optional<client::SteadyTime> wake_at() const;

  // "" while nothing is in hand.
  const std::string& place() const { return place_; }
  bool is_open() const { return !place_.empty(); }
  // A sentence's part, or whatever a row of the form leads to.
  void select(const std::string& place);
  // Where a problem is: the form around it, the place itself pointed at.
  void select_problem(const std::string& place);
  const std::string& pointed() const { return pointed_; }
  // True once after it was pointed at: then it is scrolled to.
  bool take_pointer() { return std::exchange(to_point_, false); }
  void put_down() { select(""); }
  // From the whole text down to the part itself.
  struct Step {
    std::string place;
    client::FormWord word;
  };
  const std::vector<Step>& trail() const { return trail_; }

  // -- as a form; rows are made anew after each change
  const std::vector<client::FormRow>& rows() const { return rows_; }
  void write(std::size_t row, const std::string& typed);
  void tick(std::size_t row, bool flag);
  void choose(std::size_t row, std::size_t chosen);
  void choose(std::size_t row, const std::vector<bool>& chosen);
  // Something that has a form of its own is then in hand.
  void add(std::size_t row, std::size_t choice);
  void remove(std::size_t row);
  void move(std::size_t row, bool down);

  // -- as text
  bool by_text() const { return by_text_ || draft_.parts() == nullptr; }
  void show_text(bool text);
  TextModel& editor() { return editor_; }
  void editor_changed();
  // What stands in the editor is not well-formed yet: it is kept, and not in the draft.
  bool is_pending() const { return pending_; }
  // Back to what the draft says.
  void drop_pending();

 private:
  using Change = std::function<bool(client::RulesetText&, const client::FormRow&)>;
  bool change(std::size_t row, bool one_step, const Change& change);
  void arrange();
  void load_editor();
  void apply_editor();
  void keep_pending();
  void forget_pending();
  bool whole_text() const { return draft_.parts() == nullptr || place_ == "$"; }
  void recall();

  RulesetDraft& draft_;
  base::Clock& clock_;
  PaperKeeper keeper_;  // of text that is pending
  bool recalled_ = false;
  std::string place_;
  std::string pointed_;
  bool to_point_ = false;
  // What is being typed into a row: of several ways to write the same, the person's own stays.
  struct Typing {
    std::string place;
    client::FormRow::Write write = client::FormRow::Write::kNone;
    std::string typed;
  };
  std::optional<Typing> typing_;
  std::vector<Step> trail_;
  std::vector<client::FormRow> rows_;
  std::uint64_t arranged_ = 0;  // the draft's revision then
  bool by_text_ = false;
  TextModel editor_{TextTraits{.bytes_most = base::limits::kDocumentBytesMax}};
  std::optional<client::SteadyTime> typed_at_;
  bool pending_ = false;
  std::uint64_t kept_ = 0;  // the editor's revision that is kept; 0: none is
};

}  // namespace yibao::app
