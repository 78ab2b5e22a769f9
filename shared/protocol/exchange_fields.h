// The parts that requests and answers of an exchange are made of, as they stand in a packet: what
// exchange.cc puts in order. A reader that meets what cannot be says so by failing its byte reader.
#pragma once

#include "shared/base/byte_stream.h"
#include "shared/protocol/exchange.h"
#include "shared/protocol/packet.h"

namespace yibao::protocol {

using base::ByteReader;
using base::ByteWriter;
using base::ErrorCode;

inline constexpr std::size_t kTextMax = 4096;
inline constexpr std::size_t kProofNodesMax = 4096;
// A response may carry more contents than a batch has events: attachments come in chunks.
inline constexpr std::size_t kContentsMax = 32 * 1024;

// Checkpoints beside the newest: of a stick that took long, of receipts that outlived a restore.
inline constexpr std::size_t kAlsoSeenMax = 16;
// What others have seen, of one answer.
inline constexpr std::size_t kSightingsMax = 8;
// Of a page of entries that stand far from each other: a dozen nodes each at the most.
inline constexpr std::size_t kPlacesNodesMax = 512 * 1024;
// Restores between two exchanges of one device.
inline constexpr std::size_t kRestorePointsMax = 255;

void write_time(ByteWriter& out, base::Timestamp time);
base::Timestamp read_time(ByteReader& in);
void write_day(ByteWriter& out, base::Date day);
base::Date read_day(ByteReader& in);
void write_stamp(ByteWriter& out, const domain::Stamp& stamp);
domain::Stamp read_stamp(ByteReader& in);
void write_proof(ByteWriter& out, const crypto::Proof& proof);
crypto::Proof read_proof(ByteReader& in, std::size_t nodes_max = kProofNodesMax);
void write_args(ByteWriter& out, const base::TextArgs& args);
base::TextArgs read_args(ByteReader& in);
void write_code(ByteWriter& out, const std::optional<base::ErrorCode>& code);
std::optional<ErrorCode> read_code(ByteReader& in);
void write_contents(PacketWriter& out, const std::vector<domain::Content>& contents);
std::vector<domain::Content> read_contents(ByteReader& text, ByteReader& noise);
void write_event(PacketWriter& out, const SignedEvent& event);
SignedEvent read_event(ByteReader& text, ByteReader& noise);
crypto::Checkpoint read_checkpoint(ByteReader& in);
// What is offered again: receipts of epochs before, and the stamps they prove.
void write_old_stamps(PacketWriter& out, const ExchangeRequest& request);
void read_old_stamps(ByteReader& text, ByteReader& noise, ExchangeRequest& request);
void write_sightings(PacketWriter& out, const std::vector<Sighting>& sightings);
std::vector<Sighting> read_sightings(ByteReader& text, ByteReader& noise);
void write_claims(ByteWriter& out, const std::vector<Claim>& claims);
std::vector<Claim> read_claims(ByteReader& in);

}  // namespace yibao::protocol
