// The office's smaller business with a unit, each a fold of a few entries: yearly records,
// interviews, appeals, hand deliveries.
#pragma once

#include <optional>
#include <span>

#include "shared/domain/fact.h"

namespace yibao::domain {

struct RecordState {
  Subject id;
  std::optional<Fact<RecordEntered>> entered;
  bool pending = false;
};

struct ImportState {
  Subject id;
  std::optional<Fact<RecordsImported>> imported;
  bool pending = false;
};

struct InterviewState {
  Subject id;
  std::optional<Fact<InterviewHeld>> held;
  bool pending = false;
};

struct AppealState {
  Subject id;
  std::optional<Fact<AppealFiled>> filed;
  std::optional<Fact<AppealDecided>> decided;
  bool pending = false;
};

struct HandoffState {
  Subject id;
  std::optional<Fact<HandoffRegistered>> registered;
  std::optional<Fact<HandoffReceived>> received;
  bool pending = false;
};

// What a subject is. A reader may see only some of its entries, so what comes first says nothing:
// an office hears of a withdrawal before it is shown the item.
enum class Matter : std::uint8_t { kItem, kCommission, kRecord, kImport, kHandoff, kOther };
Matter matter_of(const Subject& id, std::span<const Entry> entries);

RecordState fold_record(const Subject& id, std::span<const Entry> ordered);
ImportState fold_import(const Subject& id, std::span<const Entry> ordered);
InterviewState fold_interview(const Subject& id, std::span<const Entry> ordered);
AppealState fold_appeal(const Subject& id, std::span<const Entry> ordered);
HandoffState fold_handoff(const Subject& id, std::span<const Entry> ordered);

}  // namespace yibao::domain
