#include "client/core/app/handoff_place.h"

#include <charconv>

#include "client/core/commands/office.h"
#include "shared/base/text.h"

namespace yibao::app {
namespace {

constexpr std::int64_t kMost = 99'999;

std::optional<std::int64_t> whole(const std::string& typed) {
  const std::string_view text = base::trim(typed);
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool good = error == std::errc() && end == text.data() + text.size();
  if (!good || value < 1 || value > kMost) return std::nullopt;
  return value;
}

}  // namespace

void HandoffPlace::start_form() {
  form = {};
  if (!sheet()) return;
  form.number = std::to_string(sheet()->next_number);
  form.handed_on = base::to_text(sheet()->today);
}

bool HandoffPlace::can_register() const {
  return sheet() && !busy() && form.courier < sheet()->couriers.size() && whole(form.number) &&
         whole(form.pages) && whole(form.copies) &&
         base::parse_date(base::trim(form.handed_on)).has_value();
}

void HandoffPlace::register_paper() {
  if (!can_register()) return;
  domain::HandoffRegistered body;
  body.number = *whole(form.number);
  body.classification = static_cast<domain::Classification>(form.classification);
  body.pages = *whole(form.pages);
  body.copies = *whole(form.copies);
  body.courier = sheet()->couriers[form.courier].id;
  body.handed_on = *base::parse_date(base::trim(form.handed_on));
  deed_.run(
      [body](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::register_handoff(replica, body); });
      },
      [this] {
        form = {};
        way_.say("desk.notice.handoff_registered");
      });
}

void HandoffPlace::receive(const domain::Subject& handoff) {
  deed_.run(
      [handoff](Core& core) {
        return core.change([&](client::Replica& replica) {
          return client::receive_handoff(replica, handoff, replica.today());
        });
      },
      [this] { way_.say("desk.notice.handoff_received"); });
}

void HandoffPlace::print(const domain::Subject& handoff, texts::Language language) {
  printing_.print([handoff, language](client::Replica& replica) {
    return handoff_paper(replica, handoff, language);
  });
}

}  // namespace yibao::app
