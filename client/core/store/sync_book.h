// What a replica knows of its server and how far it has come: who it is, where the server is and by
// what it is known, the newest checkpoint it verified, receipts, evidence, the newest standing.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/crypto/checkpoint.h"
#include "shared/crypto/merkle.h"
#include "shared/domain/vocabulary.h"
#include "shared/storage/database.h"

namespace yibao::client {

// Fixed at enrolment.
struct Identity {
  base::JurisdictionCode jurisdiction;
  base::UnitCode unit;
  base::DeviceId device;
  crypto::LogId log_id{};
  std::string log_key;         // text(PublicKey)
  std::string ca_certificate;  // PEM, pinned
  std::string server;          // host:port
};

struct Progress {
  std::uint64_t cursor = 0;
  std::uint64_t scope_version = 0;
  std::optional<crypto::Checkpoint> checkpoint;
  // Others that the log must continue, still to be proved (a stick's, a receipt's).
  std::vector<crypto::Checkpoint> also_seen;
  // What others have seen of it and the log must continue as well, still to be proved.
  std::vector<crypto::Checkpoint> others;
  // One of those it did not continue. Nothing goes out until it does, or a newer epoch says why
  // not.
  bool split = false;
  // Of the events made here all are here up to this place of the log.
  std::uint64_t own_upto = 0;
  std::uint64_t standing_sequence = 0;
  base::Date standing_day{};
  std::int64_t clock_offset_millis = 0;  // server's clock minus this machine's
  std::optional<base::Timestamp> last_exchange;
  // What the server announced: clients before this version are refused from that day.
  std::string least_program;
  base::Date least_from{};
};

struct Receipt {
  std::uint64_t first = 0;  // sequence
  std::uint64_t count = 0;
  crypto::Checkpoint checkpoint;
  crypto::Proof proof;
};

class SyncBook {
 public:
  explicit SyncBook(storage::Database& database) : database_(database) {}

  base::Status set_identity(const Identity& identity);
  base::Status set_server(const std::string& server);
  base::Result<std::optional<Identity>> identity();
  base::Status set_device_key(base::ByteView sealed);
  base::Result<base::Bytes> device_key();

  base::Status set_progress(const Progress& progress);
  base::Result<Progress> progress();
  base::Status set_standing(base::ByteView bytes);
  base::Result<base::Bytes> standing();
  // The hash of the rules that facts were made by.
  base::Status set_facts_rules(std::string_view hash);
  base::Result<base::Bytes> facts_rules();

  // Takes the place of one that begins alike.
  base::Status add_receipt(const Receipt& receipt);
  // Those that reach beyond `size` and are of that epoch or before: the log has lost what they
  // prove.
  base::Result<std::vector<Receipt>> receipts_beyond(std::uint64_t size, std::uint32_t epoch);
  base::Status drop_receipt(std::uint64_t first);
  // The largest of those that count: what our receipts say of the log.
  base::Result<std::optional<crypto::Checkpoint>> newest_receipt_checkpoint(
      const std::function<bool(const crypto::Checkpoint&)>& counts);
  // The batch that holds the sequence.
  base::Result<std::optional<Receipt>> receipt_for(std::uint64_t sequence);
  // The same is kept once.
  base::Status add_evidence(std::string_view what, base::ByteView ours, base::ByteView theirs,
                            base::Timestamp now);
  base::Result<std::int64_t> evidence_count();

 private:
  base::Status put(std::string_view name, base::ByteView value);
  base::Result<base::Bytes> get(std::string_view name);

  storage::Database& database_;
};

}  // namespace yibao::client
