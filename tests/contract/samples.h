// Entries as a writer puts them into a store: real events, signed, in sequence.
#pragma once

#include "server/store/store.h"
#include "shared/base/random.h"
#include "tests/support/clock.h"

namespace yibao::contract {

struct Sample {
  server::StoredEntry stored;
  domain::Event event;
  crypto::Digest leaf() const;
};

class Samples {
 public:
  // The next entry of the log; the second gives it another subject's or another key's.
  Sample next(domain::EventBody body, const domain::Subject& subject);
  Sample comment(const domain::Subject& item);
  // The next `next` takes this sequence; as after a rollback.
  void rewind(std::uint64_t sequence) { sequence_ = sequence - 1; }
  void take_another_key();

  domain::Subject new_subject();
  domain::Content content(domain::MediaType media, std::string bytes);
  base::SeededRandom& random() { return random_; }
  base::IdMaker& ids() { return ids_; }

 private:
  testing::TestClock clock_;
  base::SeededRandom random_{20240301};
  base::IdMaker ids_{clock_, random_};
  crypto::SigningKey key_ = crypto::SigningKey::generate(random_);
  std::uint64_t sequence_ = 0;
};

// To the log and to the tree, as they always go.
base::Status append(server::Store& store, const Sample& sample);

}  // namespace yibao::contract
