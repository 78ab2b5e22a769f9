// Where the person is, and what was last said to them. A place that has finished what it was asked
// for goes on from here and says so; nothing else about other places is its business. The screen's
// thread.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "shared/base/enum_names.h"
#include "shared/base/error.h"

namespace yibao::app {

enum class Place : std::uint8_t {
  kDesk,
  kDrafts,
  kCommissions,
  kOutbox,
  kTargets,
  kPoints,
  kRank,
  kReference,
  kHandoffs,
  kTemplates,
  kWriting,
  kReading,
  kJourney,
  kHistory,
  kMerging,
  kMoving,
  kSigning,
  kSigned,
  kDelegations,
  kSettings,
  // the office's:
  kInbox,
  kItemDesk,
  kJournals,
  kEditing,
  kNews,
  kAsking,
  kStandings,
  kBulletins,
  kAwards,
  kRules,
  kRegister,
};

struct Notice {
  std::string key;  // of the catalogue
  base::TextArgs args;
};

class Way {
 public:
  // `leave` is called with the place that is left, before anything else changes.
  explicit Way(std::function<void(Place)> leave) : leave_(std::move(leave)) {}

  Place place() const { return place_; }
  // The place the person came from, for what is opened out of several places.
  Place came_from() const { return came_from_; }
  // Nothing happens to who is there already.
  void go(Place place) {
    if (place != place_) enter(place);
  }
  // As `go`, but anew where the person is there already: another item is opened.
  void enter(Place place) {
    leave_(place_);
    notice_.reset();
    if (place != place_) came_from_ = place_;
    place_ = place;
  }
  void back() { go(came_from_ == place_ ? Place::kDesk : came_from_); }

  void say(std::string key, base::TextArgs args = {}) {
    notice_ = Notice{std::move(key), std::move(args)};
  }
  const std::optional<Notice>& notice() const { return notice_; }
  void dismiss_notice() { notice_.reset(); }

 private:
  std::function<void(Place)> leave_;
  Place place_ = Place::kDesk;
  Place came_from_ = Place::kDesk;
  std::optional<Notice> notice_;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::Place, "desk", "drafts", "commissions", "outbox", "targets", "points",
                 "rank", "reference", "handoffs", "templates", "writing", "reading", "journey",
                 "history", "merging", "moving", "signing", "signed", "delegations", "settings",
                 "inbox", "item_desk", "journals", "editing", "news", "asking", "standings",
                 "bulletins", "awards", "rules", "register");
