// What a unit says of its own drafts, and of papers that go by hand. (each_field: see
// bodies_registry.h.)
#pragma once

#include <optional>
#include <vector>

#include "shared/domain/vocabulary.h"

namespace yibao::domain {

// What a draft says of itself beside its words: while it is written, and when it is offered.
struct DraftFacts {
  Term kind;
  std::vector<Term> topics;
  std::vector<Term> flags;         // as the ruleset names them: major event, specially required...
  std::vector<UnitCode> co_units;  // a joint item; the event's unit reports and signs
  std::optional<Subject> commission;
  std::optional<Date> data_as_of;
  std::optional<Date> event_date;
  Tone tone = Tone::kUnstated;
  bool emergency = false;
  std::optional<Timestamp> phoned_at;  // reported by telephone before there was a text
  std::vector<EventId> parents;        // offers it was made from
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("kind", self.kind);
    field("topics", self.topics);
    field("flags", self.flags);
    field("co_units", self.co_units);
    field("commission", self.commission);
    field("data_as_of", self.data_as_of);
    field("event_date", self.event_date);
    field("tone", self.tone);
    field("emergency", self.emergency);
    field("phoned_at", self.phoned_at);
    field("parents", self.parents);
  }
};

// A revision laid before the signer. Served to its unit alone until it is signed off.
struct DraftOffered : DraftFacts {
  ContentAddress words;
  std::int64_t word_count = 0;    // of the body as the ruleset counts; survives a purge
  std::vector<PersonId> authors;  // known to the registry; others stand by name in the words
  std::int64_t author_count = 1;  // all of them
  bool declared_not_secret = false;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("words", self.words);
    field("word_count", self.word_count);
    field("authors", self.authors);
    field("author_count", self.author_count);
    field("declared_not_secret", self.declared_not_secret);
    DraftFacts::each_field(self, field);
  }
};

struct DraftSentBack {
  EventId offer;
  Term reason;
  std::optional<ContentAddress> note;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("offer", self.offer);
    field("reason", self.reason);
    field("note", self.note);
  }
};

// The three gates, each given by itself.
struct Gates {
  bool policy = false;   // 政策关
  bool content = false;  // 内容关
  bool scope = false;    // 发送范围关
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("policy", self.policy);
    field("content", self.content);
    field("scope", self.scope);
  }
};

struct DraftSignedOff {
  EventId offer;
  std::string offer_hash;  // of the offer's exact payload: these words and no others
  Gates gates;
  bool not_secret = false;  // the signer's finding
  LeaderPost post = LeaderPost::kNone;
  std::optional<EventId> delegation;   // signed for a leader who is away
  std::optional<ContentAddress> scan;  // signed on paper, registered by the event's author
  std::optional<PersonId> paper_signer;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("offer", self.offer);
    field("offer_hash", self.offer_hash);
    field("gates", self.gates);
    field("not_secret", self.not_secret);
    field("post", self.post);
    field("delegation", self.delegation);
    field("scan", self.scan);
    field("paper_signer", self.paper_signer);
  }
};

struct DraftWithdrawn {
  Term reason;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("reason", self.reason);
  }
};

// Codes only: the words are purged everywhere, and nothing here may hint at them.
struct DraftFoundSecret {
  Term basis;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("basis", self.basis);
  }
};

// Hand delivery (专人直送): numbers, dates and pick-lists, no free text at all.
struct HandoffRegistered {
  std::int64_t number = 0;
  Classification classification = Classification::kConfidential;
  std::int64_t pages = 0;
  std::int64_t copies = 0;
  PersonId courier;
  Date handed_on{};
  std::optional<Term> kind;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("number", self.number);
    field("classification", self.classification);
    field("pages", self.pages);
    field("copies", self.copies);
    field("courier", self.courier);
    field("handed_on", self.handed_on);
    field("kind", self.kind);
  }
};

struct HandoffReceived {
  EventId registered;
  Date received_on{};
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("registered", self.registered);
    field("received_on", self.received_on);
  }
};

}  // namespace yibao::domain
