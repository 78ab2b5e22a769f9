#include "client/core/app/commissions_place.h"

#include "client/core/commands/answers.h"

namespace yibao::app {

void CommissionsPlace::open(const domain::Subject& commission) {
  close();
  opened_ = commission;
  sheet_.open(
      [commission](client::Replica& replica) { return commission_sheet(replica, commission); });
}

void CommissionsPlace::close() {
  opened_.reset();
  sheet_.close();
  deed_.forget();
  until.clear();
  extension_reason.clear();
  reason = 0;
  note.clear();
}

// The commission stays open, so that the person sees what became of it.
void CommissionsPlace::act(Act act, const char* notice) {
  deed_.run([act = std::move(act)](Core& core) { return core.change(act); },
            [this, notice] { way_.say(notice); });
}

void CommissionsPlace::acknowledge() {
  if (!sheet() || busy()) return;
  act([id = *opened_](
          client::Replica& replica) { return client::acknowledge_commission(replica, id); },
      "desk.notice.acknowledged");
}

std::optional<base::Timestamp> CommissionsPlace::wanted_until(base::UtcOffset offset) const {
  const std::string_view text = base::trim(until);
  std::optional<base::Timestamp> time;
  if (const auto day = base::parse_date(text)) {
    time = base::end_of(*day, offset) - std::chrono::milliseconds(1);
  } else {
    time = base::parse_time(text, offset);
  }
  if (!time || !sheet() || *time <= sheet()->line.due) return std::nullopt;
  return time;
}

void CommissionsPlace::ask_extension(base::UtcOffset offset) {
  const auto time = wanted_until(offset);
  if (!time || busy()) return;
  act([id = *opened_, time = *time, why = std::string(base::trim(extension_reason))](
          client::Replica& replica) { return client::ask_extension(replica, id, time, why); },
      "desk.notice.extension_asked");
}

void CommissionsPlace::decline() {
  if (!sheet() || busy() || reason >= sheet()->reasons.size()) return;
  act([id = *opened_, code = sheet()->reasons[reason].id, text = std::string(base::trim(note))](
          client::Replica& replica) { return client::decline_commission(replica, id, code, text); },
      "desk.notice.declined");
}

void CommissionsPlace::answer(const domain::Subject& commission,
                              std::function<void(domain::Subject)> then) {
  deed_.run(
      [commission](Core& core) {
        return core.write(
            [&](client::Replica& replica) { return client::begin_answer(replica, commission); });
      },
      [then = std::move(then)](domain::Subject draft) { then(std::move(draft)); });
}

}  // namespace yibao::app
