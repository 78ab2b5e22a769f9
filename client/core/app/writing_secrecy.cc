// What a person answers when a text may be a state secret.
#include "client/core/app/writing_place.h"
#include "client/core/commands/drafts.h"

namespace yibao::app {

// Memory that held a secret is overwritten before it is given back.
void WritingPlace::wipe() {
  text.body.wipe();  // with what could be undone
  for (std::string* words :
       {&fields.title, &fields.body, &document_.words.title, &document_.words.body}) {
    base::wipe(*words);
    words->clear();
  }
}

// Somebody else found it while it was open here.
void WritingPlace::lose_secret() {
  unsaved_.saved();
  wipe();
  close();
  way_.go(Place::kDrafts);
  way_.say("desk.notice.found_secret");
}

void WritingPlace::found_secret(domain::SecretBasis basis) {
  if (!open_) return;
  unsaved_.saved();
  ++under_way_;
  desk_.ask(
      [handle = handle_, code = std::string(base::enum_name(basis))](Core& core) {
        core.viewing().clear();  // an attachment may be lying there
        return core.change([&](client::Replica& replica) -> base::Status {
          // What was never saved leaves nothing behind.
          if (!*handle) return {};
          return client::find_draft_secret(replica, **handle, code);
        });
      },
      [this, opening = opening_](const base::Status& status) {
        if (opening != opening_) return;
        if (!status) return finished(status, "");
        wipe();
        close();
        way_.go(Place::kHandoffs);
        way_.say("desk.notice.wiped");
      });
}

}  // namespace yibao::app
