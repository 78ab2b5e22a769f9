#include "client/core/app/phone_call.h"

#include "client/core/commands/phone_report.h"

namespace yibao::app {

void PhoneCall::open(base::Timestamp now, base::UtcOffset offset) {
  if (open_) return;
  constexpr std::size_t kToTheMinute = std::string_view("2022-07-06 09:05").size();
  open_ = true;
  at = base::to_text(now, offset).substr(0, kToTheMinute);
}

void PhoneCall::close() {
  open_ = false;
  deed_.forget();
  at.clear();
  to.clear();
  what.clear();
}

bool PhoneCall::ready(base::UtcOffset offset) const {
  return !time_is_wrong(offset) && !base::trim(to).empty() && !base::trim(what).empty() && !busy();
}

void PhoneCall::note(base::UtcOffset offset) {
  if (!ready(offset)) return;
  const client::PhoneReport report{*base::parse_time(base::trim(at), offset), to, what};
  deed_.run(
      [report](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::log_phone_report(replica, report); });
      },
      [this] {
        close();
        way_.say("desk.notice.phoned");
      });
}

}  // namespace yibao::app
