// A leader's signature on paper being registered by a second person: whose it is, the scan of the
// page, what is ticked on it. The event carries the registrar's own signature, so it needs their
// passphrase; it is shown as given on paper wherever it is shown. The screen's thread.
#pragma once

#include "client/core/app/deed.h"
#include "client/core/app/reading_place.h"
#include "client/core/app/way.h"
#include "client/core/commands/drafts.h"

namespace yibao::app {

class PaperSigning {
 public:
  PaperSigning(Desk& desk, Way& way) : desk_(desk), way_(way), deed_(desk) {}
  ~PaperSigning() { forget(); }

  // -- given by the person
  std::size_t leader = 0;  // of sheet.paper_signers
  std::filesystem::path scan;
  domain::Gates gates;
  bool not_secret = false;
  std::string passphrase;

  // All that the ruleset asks for is given; the passphrase comes last.
  bool ready(const ItemSheet& sheet) const;
  // Reads the scan, keeps it and registers the signature.
  void enter(const ItemSheet& sheet);
  bool busy() const { return reading_ || deed_.busy(); }
  const std::optional<base::Error>& problem() const { return deed_.problem(); }
  void close();
  void forget();

 private:
  void enter(const domain::Subject& item, client::SignOffInput input, const base::Bytes& bytes);

  Desk& desk_;
  Way& way_;
  Deed deed_;
  bool reading_ = false;
  std::uint64_t turn_ = 0;
};

}  // namespace yibao::app
