// The small books beside the log: facts for scoring, one-time codes, devices, incidents of found
// secrets, quarantine. (Ownership, threads, errors: log_store.h.)
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "shared/crypto/checkpoint.h"
#include "shared/crypto/secret_box.h"
#include "shared/domain/entry.h"
#include "shared/protocol/signed_event.h"

namespace yibao::server {

// Facts of one subject as bytes (service/fact_codec.h); empty bytes take them out.
class FactBook {
 public:
  virtual ~FactBook() = default;
  virtual base::Status put(const domain::Subject& subject, base::ByteView rows) = 0;
  virtual base::Status each(
      const std::function<void(const domain::Subject&, base::ByteView rows)>& visit) = 0;
};

struct Ticket {
  std::string id;
  base::PersonId person;
  base::UnitCode unit;
  std::optional<crypto::SecretKey> code_key;  // nullopt: used, locked or expired
  base::Timestamp expires_at{};
  std::int64_t attempts = 0;
  bool first_administrator = false;
  // Of the administrator who asked for it over the line: it dies with the key.
  std::optional<crypto::KeyId> invited_by = {};
};

class TicketBook {
 public:
  virtual ~TicketBook() = default;
  virtual base::Status put(const Ticket& ticket) = 0;
  virtual base::Result<std::optional<Ticket>> find(const std::string& id) = 0;
  // None can be used any more.
  virtual base::Status close_all() = 0;
  // Until when there is one that can be used; nullopt where there is none at that time.
  virtual base::Result<std::optional<base::Timestamp>> open_until(base::Timestamp now) = 0;
  // Somebody's that can be used at that time, the one that ends first in front.
  virtual base::Result<std::vector<Ticket>> open_of(const base::PersonId& person,
                                                    base::Timestamp now) = 0;
};

struct DeviceState {
  base::DeviceId device;
  std::uint64_t cursor = 0;
  base::Timestamp seen_at{};
  std::string program;
  std::optional<crypto::Checkpoint> seen = {};  // the newest of this log that it verified
};

class DeviceBook {
 public:
  virtual ~DeviceBook() = default;
  virtual base::Status put(const DeviceState& state) = 0;
  virtual base::Result<std::vector<DeviceState>> all() = 0;
};

struct Incident {
  std::uint64_t sequence = 0;  // of the entry that took words away
  domain::Subject subject;
  base::UnitCode unit;
  std::vector<std::uint64_t> bulletins;  // published before it, and quoting what went
};

class IncidentBook {
 public:
  virtual ~IncidentBook() = default;
  virtual base::Status put(const Incident& incident) = 0;
  virtual base::Result<std::vector<Incident>> all() = 0;
};

struct Quarantined {
  protocol::SignedEvent event;
  base::EventId id;
  std::string type;
  base::UnitCode unit;
  base::Timestamp seen_at{};
};

class QuarantineBook {
 public:
  virtual ~QuarantineBook() = default;
  virtual base::Status put(const Quarantined& quarantined) = 0;
  virtual base::Result<std::vector<Quarantined>> all() = 0;
};

}  // namespace yibao::server
