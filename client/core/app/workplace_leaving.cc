// Leaving: the screen locked, signing out, the window closed; nothing that was typed is lost by it.
#include "client/core/app/office/office.h"
#include "client/core/app/workplace.h"

namespace yibao::app {

void Workplace::touched() {
  touched_at_ = clock_.steady();
}

void Workplace::lock() {
  writing.flush();
  picker.cancel();
  signing.lock();
  paper_signing.forget();
  moving.leave();
  settings.forget();
  recovery.forget();
  compare.forget();
  office_->forget();
  touched_at_ = clock_.steady();
  desk_.tell([](Core& core) { core.lock(); });
}

void Workplace::ask_to_leave(Leaving leaving) {
  leaving_ = leaving;
  writing.flush();
  go_on_leaving();
}

bool Workplace::must_confirm_leaving() const {
  return leaving_ != Leaving::kNo && !writing.busy() && !writing.safe_to_leave();
}

void Workplace::go_on_leaving() {
  if (leaving_ != Leaving::kNo && writing.safe_to_leave()) leave_all_the_same();
}

void Workplace::leave_all_the_same() {
  const Leaving leaving = leaving_;
  leaving_ = Leaving::kNo;
  writing.close();
  if (leaving == Leaving::kClose) {
    office_->forget();  // keeps what was typed there
    closed_ = true;
    return;
  }
  way.enter(Place::kDesk);
  phone_call.close();
  standing.close();
  handoffs.close();
  aids.close();
  near.close();
  drafts.close();
  outbox.close();
  courier.forget();
  reference.close();
  office_->forget();
  office_->workdesk.close();
  desk_.tell([](Core& core) { core.sign_out(); });
}

}  // namespace yibao::app
