#include "client/core/app/reading_place.h"

#include "client/core/commands/drafts.h"
#include "client/core/commands/items.h"

namespace yibao::app {

void ReadingPlace::open(const domain::Subject& item) {
  close();
  item_ = item;
  loaded_.open([item](client::Replica& replica) { return item_sheet(replica, item); });
}

void ReadingPlace::close() {
  item_.reset();
  loaded_.close();
  deed_.forget();
  reason = 0;
  note.clear();
}

void ReadingPlace::act(Act act, const char* notice) {
  deed_.run([act = std::move(act)](Core& core) { return core.change(act); },
            [this, notice] {
              note.clear();
              way_.say(notice);
            });
}

void ReadingPlace::withdraw() {
  if (!sheet() || busy() || reason >= sheet()->reasons.size()) return;
  act([item = *item_, code = sheet()->reasons[reason].id](
          client::Replica& replica) { return client::withdraw(replica, item, code); },
      "desk.notice.withdrawn");
}

void ReadingPlace::ask_withdrawal() {
  if (!sheet() || busy()) return;
  act([item = *item_, text = note](
          client::Replica& replica) { return client::ask_withdrawal(replica, item, text); },
      "desk.notice.withdrawal_asked");
}

}  // namespace yibao::app
