// Every bound in one place, each with its reason. What comes from outside is measured against
// these before anything is allocated for it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace yibao::base::limits {

// -- an event -------------------------------------------------------------------------------------
// Metadata only (ids and codes): the largest honest one, a commission to every unit, has 6 KiB.
inline constexpr std::size_t kPayloadBytesMax = 64 * 1024;
inline constexpr std::size_t kJsonDepthMax = 8;
inline constexpr std::size_t kJsonKeysMax = 64;        // per object
inline constexpr std::size_t kJsonElementsMax = 1024;  // per array
inline constexpr std::size_t kJsonStringBytesMax = 32 * 1024;
// Whole numbers every JSON reader agrees on (2^53 - 1); a payload has no other numbers.
inline constexpr std::int64_t kJsonIntegerMax = 9'007'199'254'740'991;
inline constexpr std::size_t kPartiesMax = 256;  // as many units as a jurisdiction may have

// -- content --------------------------------------------------------------------------------------
// A research report of 20,000 characters in UTF-8; four times what any notice asks for.
inline constexpr std::size_t kTextBytesMax = 64 * 1024;
// Rulesets, bulletins and attachment chunks: eight of them fit an exchange.
inline constexpr std::size_t kDocumentBytesMax = 512 * 1024;
inline constexpr std::size_t kAttachmentBytesMax = 8 * 1024 * 1024;
inline constexpr std::size_t kChunkBytes = 256 * 1024;
// A manifest and its 32 chunks, or a text with its attachments' manifests.
inline constexpr std::size_t kContentsPerEventMax = 40;
inline constexpr std::size_t kTitleBytesMax = 600;  // 200 characters
inline constexpr std::size_t kNameBytesMax = 120;
inline constexpr std::size_t kNoteBytesMax = 6000;

// A file of drafts carried to another computer: a hundred texts with pictures, and small enough to
// be held in memory a few times over while it is sealed.
inline constexpr std::size_t kDraftsFileBytesMax = 128 * 1024 * 1024;

// -- an exchange ----------------------------------------------------------------------------------
// A body as it crosses the line (compressed). nginx in front has the same figure.
inline constexpr std::size_t kExchangeBytesMax = 8 * 1024 * 1024;
// Unpacked: no more than an expansion of 6 of the largest body, so no bomb gets far.
inline constexpr std::size_t kExchangeUnpackedBytesMax = 48 * 1024 * 1024;
// Of a request: so many times its packed bytes, which text of any kind stays below, or what the
// largest attachment and a batch are when they pack to nothing.
inline constexpr std::size_t kRequestExpansionMax = 8;
inline constexpr std::size_t kRequestUnpackedBytesLeast = 10 * 1024 * 1024;
// What all requests together may hold of packed and unpacked bytes while they are worked on.
inline constexpr std::size_t kRequestsHeldBytesMax = 64 * 1024 * 1024;
// An answer as it crosses the line: four times what a client asks to be given at most.
inline constexpr std::size_t kAnswerBytesMax = 16 * 1024 * 1024;
inline constexpr std::size_t kGreetingBytesMax = 4 * 1024;
// Beyond 500 events a batch gains nothing and costs memory (measured, see ARCHITECTURE.md).
inline constexpr std::size_t kBatchEventsMax = 500;
inline constexpr std::size_t kBatchBytesTarget = 2 * 1024 * 1024;
// Items that an office's people have open at once: a few each, an office has a dozen people.
inline constexpr std::size_t kClaimsMax = 64;
inline constexpr std::size_t kSmallBodyBytesMax = 64 * 1024;  // every other request

// -- people and keys ------------------------------------------------------------------------------
inline constexpr std::size_t kPassphraseBytesMin = 10;
inline constexpr std::size_t kPassphraseBytesMax = 1024;
// A key for each computer that somebody works on: an office's two or three, and their forgotten
// predecessors. Whoever has more has lost count of where they can sign.
inline constexpr std::size_t kActiveKeysPerPersonMax = 8;
// So many wrong passphrases in a row are slips. From then on each further try waits: 2 s, 4 s, ...
// up to the most, which somebody who remembers it at last can bear and a guesser cannot.
inline constexpr std::int64_t kPassphraseSlipsMax = 5;
inline constexpr std::chrono::seconds kPassphraseWaitMost{60};
// One-time codes that one person may have open: for two machines, and one that went astray.
inline constexpr std::size_t kOpenCodesPerPersonMax = 3;
// Asked for over the line: a whole county's people at once, and each costs a scrypt.
inline constexpr std::size_t kInvitationsPerMinuteMax = 120;

// -- rulesets and records -------------------------------------------------------------------------
inline constexpr std::size_t kRulesetDepthMax = 24;
inline constexpr std::size_t kUnitsMax = 256;
inline constexpr std::size_t kRuleNodesMax = 1024;
inline constexpr std::size_t kRuleFlagsMax = 64;  // one bit each in a record
// More than anybody mends at a time; a file of nonsense would have a hundred thousand.
inline constexpr std::size_t kRuleProblemsMax = 500;
inline constexpr std::size_t kRecordsFileBytesMax = 256 * 1024 * 1024;
inline constexpr std::size_t kRecordFieldBytesMax = 4096;
inline constexpr std::int64_t kRecordCountMax = 1'000'000;
// Past records brought into the log in one go: ten years of a county, and a second's work.
inline constexpr std::size_t kPastRowsMax = 20'000;

// More than a jurisdiction denies in its life.
inline constexpr std::size_t kDeniedListBytesMax = 64 * 1024 * 1024;

// -- time -----------------------------------------------------------------------------------------
// The server's answer to a nonce must come back within this.
inline constexpr std::chrono::seconds kNonceLifetime{60};
inline constexpr std::chrono::minutes kSessionLifetime{15};
// A one-time code; the administrator can name a shorter time.
inline constexpr std::chrono::hours kEnrolmentCodeLifetime{72};
// A claim that is not repeated is over: the colleague went away, or has no line.
inline constexpr std::chrono::seconds kClaimLifetime{150};
// A clock further off than this is shown to the person; nothing is refused for it.
inline constexpr std::chrono::minutes kClockSkewShown{2};

static_assert(kChunkBytes <= kDocumentBytesMax);
static_assert(kAttachmentBytesMax / kChunkBytes < kContentsPerEventMax);
static_assert(kBatchBytesTarget + kDocumentBytesMax < kExchangeUnpackedBytesMax);
static_assert(kAttachmentBytesMax + kBatchBytesTarget <= kRequestUnpackedBytesLeast);
static_assert(kRequestUnpackedBytesLeast <= kExchangeUnpackedBytesMax);

}  // namespace yibao::base::limits
