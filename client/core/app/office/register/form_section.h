// What a section of the register does about one of its things through a form: one thing at a time.
// What is typed is kept as a working paper and stands there when the form is opened again; only
// what differs from the form as it was begun. The screen's thread.
#pragma once

#include "client/core/app/kept_form.h"
#include "client/core/app/paper_keeper.h"
#include "client/core/app/sheet_place.h"

namespace yibao::app {

// Whoever derives fills in `form` and `choices_`, then begins. For its types there are texts_of,
// form_from and missing_in; `Doing::kNone` is no form.
template <class Form, class Choices, class Doing>
class FormSection {
 public:
  Form form;
  Doing doing() const { return doing_; }
  const Choices& choices() const { return choices_; }
  // The form began with what was kept.
  bool taken_up() const { return taken_up_; }
  // "desk.register.*" key of what the form still needs; "" when it can be done.
  std::string missing() const { return missing_in(form, doing_, choices_); }
  bool busy() const { return deed_.busy(); }

 protected:
  FormSection(Desk& desk, base::Clock& clock, Way& way)
      : desk_(desk), way_(way), keeper_(desk, clock), deed_(desk) {}
  ~FormSection() = default;

  void begin(Doing doing, const std::string& paper) {
    doing_ = doing;
    begun_ = form;
    deed_.clear_problem();
    taken_up_ = false;
    kept_ = write_form({});
    keeper_.open(paper, [this](const std::optional<base::Bytes>& kept) {
      const FormTexts typed = kept ? read_form(*kept) : FormTexts();
      if (typed.empty()) return;
      taken_up_ = true;
      form = form_from(laid_over(texts_of(begun_, choices_), typed), choices_);
    });
  }
  // Once a frame while something is done.
  void keep_typed() {
    keep();
    keeper_.tick();
  }
  // It is kept for when the form is opened again.
  void close_form() {
    if (doing_ != Doing::kNone) keep();
    doing_ = Doing::kNone;
    keeper_.close();
    deed_.forget();
    form = {};
  }
  // It was done, or what was typed is thrown away.
  void end_form() {
    doing_ = Doing::kNone;
    keeper_.drop();
  }

  Desk& desk_;
  Way& way_;
  PaperKeeper keeper_;
  Deed deed_;
  Form begun_;  // what differs from it is changed
  Choices choices_;

 private:
  void keep() {
    std::string now = write_form(differing(texts_of(form, choices_), texts_of(begun_, choices_)));
    if (keeper_.loading() || now == kept_) return;
    kept_ = now;
    keeper_.put(std::move(now));
  }

  Doing doing_ = Doing::kNone;
  bool taken_up_ = false;
  std::string kept_;  // the form as it was kept last
};

}  // namespace yibao::app
