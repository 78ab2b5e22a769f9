#include "client/core/app/recovery_sheet.h"

#include "client/core/recovery.h"

namespace yibao::app {
namespace {

base::Result<RecoverySheet::Made> read_made(client::Replica& replica) {
  YIBAO_TRY(const auto at, replica.vault().recovery_made_at(*replica.person()));
  return RecoverySheet::Made{at};
}

}  // namespace

RecoverySheet::RecoverySheet(Desk& desk, Printing& printing)
    : printing_(printing), making_(desk), made_(desk, &read_made) {}

void RecoverySheet::make() {
  if (!can_make()) return;
  const SharedSecret shown = take_secret(passphrase);
  making_.run(
      [shown](Core& core) { return core.confirmed(shown->text(), &client::new_recovery_code); },
      [this](std::string code) {
        code_ = take_secret(code);
        made_.again();
      });
}

void RecoverySheet::print(texts::Language language, const Snapshot& snapshot, base::Timestamp now) {
  if (code_) printing_.print(recovery_paper(language, snapshot, code_->text(), now));
}

void RecoverySheet::forget() {
  base::wipe(passphrase);
  passphrase.clear();
  code_.reset();
  making_.forget();
  made_.close();
}

papers::Paper recovery_paper(texts::Language language, const Snapshot& snapshot,
                             const std::string& code, base::Timestamp now) {
  const auto say = [&](std::string_view key) { return texts::text(language, key); };
  papers::Paper paper;
  paper.title = say("desk.recovery.paper");
  paper.remark = say("desk.recovery.keep");
  paper.made_at = now;
  paper.blocks.push_back(papers::Fields{{
      {say("desk.recovery.of"), snapshot.account->person_name},
      {say("report.unit"), snapshot.account->unit_name},
      {say("desk.settings.folder"), snapshot.account->folder.string()},
      {say("desk.recovery.made"), base::to_text(now, snapshot.offset())},
      {say("desk.recovery.code"), code},
  }});
  paper.blocks.push_back(papers::Heading{say("desk.recovery.how")});
  paper.blocks.push_back(papers::Paragraph{say("desk.recovery.steps")});
  return paper;
}

}  // namespace yibao::app
