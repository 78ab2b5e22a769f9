// Inviting people: for each one a code over the line, shown once and printed as a slip; nothing of
// it is kept. Asked for a question: who, how long the codes hold, and the passphrase of the
// administrator who is asked who they are. The screen's thread.
#pragma once

#include "client/core/app/office/register/register_sheet.h"
#include "client/core/app/printing.h"

namespace yibao::app {

inline constexpr std::array kInviteHours = {std::uint16_t{72}, std::uint16_t{24}, std::uint16_t{2}};

// What a slip says.
struct Slip {
  std::string name;
  std::string unit_name;
  std::string jurisdiction;
  SharedSecret code;
  std::string fingerprint;
  std::string server;
  base::Timestamp until{};
};
papers::Paper slip_paper(const std::vector<Slip>& slips, base::UtcOffset offset,
                         base::Timestamp made_at, texts::Language language);

class Inviting {
 public:
  Inviting(Desk& desk, Printing& printing) : desk_(desk), printing_(printing) {}
  ~Inviting() { close(); }

  struct Guest {
    base::PersonId id;
    std::string name;
    std::string unit_name;
  };
  // The question, and nothing asked yet.
  void open(std::vector<Guest> guests);
  bool is_open() const { return !guests_.empty(); }
  const std::vector<Guest>& guests() const { return guests_; }

  // -- given by the person
  std::size_t hours = 0;  // of kInviteHours
  bool replaces = true;
  std::string passphrase;

  bool can_ask() const { return !asking_ && !passphrase.empty() && slips_.size() < guests_.size(); }
  // For those who have no code yet.
  void ask(base::Timestamp now);
  bool busy() const { return asking_; }
  const std::optional<base::Error>& problem() const { return problem_; }

  // -- what came, in the order of guests
  const std::vector<Slip>& slips() const { return slips_; }
  void print(texts::Language language, base::UtcOffset offset, base::Timestamp now);
  // Codes are gone for good.
  void close();

 private:
  void take(std::size_t at, const base::Result<protocol::Invitation>& invitation);

  Desk& desk_;
  Printing& printing_;
  std::vector<Guest> guests_;
  std::vector<Slip> slips_;
  bool asking_ = false;
  std::size_t asked_from_ = 0;  // the first guest of what is under way
  std::size_t asked_ = 0;       // how many
  base::Timestamp now_{};
  std::uint64_t turn_ = 0;
  std::string jurisdiction_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
