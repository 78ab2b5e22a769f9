#include "shared/rules/fact_codec.h"

#include "shared/base/byte_stream.h"

namespace yibao::rules {
namespace {

using base::ByteReader;
using base::ByteWriter;

constexpr std::uint8_t kVersion = 1;
constexpr std::size_t kTextMax = 4096;
constexpr std::int64_t kNone = -1;

void write_list(ByteWriter& out, const std::vector<std::string>& list) {
  out.u16(static_cast<std::uint16_t>(list.size()));
  for (const std::string& text : list) out.prefixed(text);
}

std::vector<std::string> read_list(ByteReader& in) {
  std::vector<std::string> list;
  const std::size_t count = in.u16();
  for (std::size_t i = 0; i < count && in.ok(); ++i) list.emplace_back(in.prefixed(kTextMax));
  return list;
}

void write_number(ByteWriter& out, const std::optional<std::int64_t>& number) {
  out.u64(static_cast<std::uint64_t>(number.value_or(kNone)));
}

std::optional<std::int64_t> read_number(ByteReader& in) {
  const auto number = static_cast<std::int64_t>(in.u64());
  if (number == kNone) return std::nullopt;
  return number;
}

}  // namespace

base::Bytes encode_facts(const std::vector<FactRow>& rows) {
  if (rows.empty()) return {};
  ByteWriter out;
  out.u8(kVersion);
  for (const FactRow& row : rows) {
    out.u32(static_cast<std::uint32_t>(row.date.time_since_epoch().count()));
    for (const std::string* text : {&row.unit, &row.record, &row.item, &row.kind, &row.journal,
                                    &row.form, &row.level, &row.post}) {
      out.prefixed(*text);
    }
    write_list(out, row.flags);
    write_list(out, row.units);
    out.u8(static_cast<std::uint8_t>(row.credit));
    out.u16(static_cast<std::uint16_t>(row.shares.size()));
    for (const std::int64_t share : row.shares) out.u8(static_cast<std::uint8_t>(share));
    write_list(out, row.authors);
    write_number(out, row.words);
    write_number(out, row.people);
    out.u64(static_cast<std::uint64_t>(row.count));
    out.prefixed(row.value ? row.value->text() : "");
    out.u8(row.has_reason ? 1 : 0);
    out.u64(row.evidence);
  }
  return out.take();
}

base::Result<std::vector<FactRow>> decode_facts(base::ByteView bytes) {
  std::vector<FactRow> rows;
  if (bytes.empty()) return rows;
  ByteReader in(bytes);
  if (in.u8() != kVersion) in.fail();
  while (in.ok() && in.left() > 0) {
    FactRow row;
    row.date = base::Date(std::chrono::days(static_cast<std::int32_t>(in.u32())));
    for (std::string* text : {&row.unit, &row.record, &row.item, &row.kind, &row.journal, &row.form,
                              &row.level, &row.post}) {
      *text = std::string(in.prefixed(kTextMax));
    }
    row.flags = read_list(in);
    row.units = read_list(in);
    row.credit = static_cast<domain::CreditPolicy>(in.u8());
    const std::size_t shares = in.u16();
    for (std::size_t i = 0; i < shares && in.ok(); ++i) row.shares.push_back(in.u8());
    row.authors = read_list(in);
    row.words = read_number(in);
    row.people = read_number(in);
    row.count = static_cast<std::int64_t>(in.u64());
    const base::ByteView value = in.prefixed(kTextMax);
    if (!value.empty()) row.value = Decimal::parse(value);
    row.has_reason = in.u8() != 0;
    row.evidence = in.u64();
    rows.push_back(std::move(row));
  }
  if (!in.ok()) {
    return base::fail(base::ErrorCode::kCorrupted, "facts", base::TextArgs{{"what", "facts"}});
  }
  return rows;
}

}  // namespace yibao::rules
