#include "client/core/store/list_index.h"

#include <algorithm>
#include <utility>

#include "shared/crypto/strict_json.h"
#include "shared/protocol/json_fields.h"

namespace yibao::client {
namespace {

using storage::Blob;
using storage::Row;

constexpr crypto::StrictJsonLimits kRowLimits{64 * 1024, base::limits::kJsonDepthMax,
                                              base::limits::kJsonStringBytesMax,
                                              base::limits::kJsonElementsMax};

std::string row_label(base::ByteView key) {
  return "row " + base::to_hex(key);
}

}  // namespace

template <class RowType>
base::Status ListIndex::put_row(const domain::Subject& subject, RowKind kind,
                                std::int64_t changed_at, const RowType& row) {
  note_change(subject);
  const base::Bytes key = domain::subject_key(subject);
  YIBAO_TRY(const base::Bytes sealed,
            vault_.seal(crypto::to_canonical(protocol::to_json(row)), row_label(key)));
  return database_.run(
      "INSERT OR REPLACE INTO list_row (subject, kind, changed_at, sealed) VALUES (?1, ?2, ?3, ?4)",
      Blob{key}, static_cast<int>(kind), changed_at, Blob{sealed});
}

template <class RowType>
base::Result<RowType> ListIndex::open_row(base::ByteView key, base::ByteView sealed) {
  YIBAO_TRY(const base::Bytes plain, vault_.open(sealed, row_label(key)));
  YIBAO_TRY(const auto object, crypto::parse_strict(plain, kRowLimits));
  return protocol::read_body<RowType>(object, protocol::Strings::kText);
}

template <class RowType>
base::Result<std::vector<RowType>> ListIndex::rows(RowKind kind) {
  std::vector<RowType> list;
  base::Status status;
  YIBAO_CHECK(database_.query(
      "SELECT subject, sealed FROM list_row WHERE kind = ?1 ORDER BY changed_at DESC, subject",
      [&](const Row& row) {
        auto read = open_row<RowType>(row.bytes(0), row.bytes(1));
        if (!read) {
          status = base::fail(read.error());
          return false;
        }
        list.push_back(*std::move(read));
        return true;
      },
      static_cast<int>(kind)));
  YIBAO_CHECK(status);
  return list;
}

template <class RowType>
base::Result<std::optional<RowType>> ListIndex::row(RowKind kind, const domain::Subject& subject) {
  const base::Bytes key = domain::subject_key(subject);
  YIBAO_TRY(const auto sealed,
            database_.find_bytes("SELECT sealed FROM list_row WHERE subject = ?1 AND kind = ?2",
                                 Blob{key}, static_cast<int>(kind)));
  if (!sealed) return std::optional<RowType>();
  YIBAO_TRY(auto read, open_row<RowType>(key, *sealed));
  return std::optional(std::move(read));
}

const RowAnswer* CommissionRow::of(const base::UnitCode& unit) const {
  const auto found = std::find_if(answers.begin(), answers.end(),
                                  [&](const RowAnswer& answer) { return answer.unit == unit; });
  return found == answers.end() ? nullptr : &*found;
}

std::size_t CommissionRow::judged() const {
  return static_cast<std::size_t>(
      std::count_if(answers.begin(), answers.end(),
                    [](const RowAnswer& answer) { return !answer.verdict.empty(); }));
}

base::Status ListIndex::put(const ItemRow& row) {
  if (answers_ && row.commission) (*answers_)[*row.commission].insert(row.item);
  return put_row(row.item, RowKind::kItem, row.changed_at, row);
}

base::Status ListIndex::put(const CommissionRow& row) {
  return put_row(row.commission, RowKind::kCommission, row.due, row);
}

base::Status ListIndex::note(const domain::Subject& subject, RowKind kind,
                             base::Timestamp changed_at) {
  note_change(subject);
  const base::Bytes key = domain::subject_key(subject);
  return database_.run(
      "INSERT OR REPLACE INTO list_row (subject, kind, changed_at, sealed)"
      " VALUES (?1, ?2, ?3, x'')",
      Blob{key}, static_cast<int>(kind), base::to_millis(changed_at));
}

base::Status ListIndex::remove(const domain::Subject& subject) {
  note_change(subject);
  note_fact_change(subject);
  const base::Bytes key = domain::subject_key(subject);
  YIBAO_CHECK(database_.run("DELETE FROM fact WHERE subject = ?1", Blob{key}));
  return database_.run("DELETE FROM list_row WHERE subject = ?1", Blob{key});
}

base::Status ListIndex::clear() {
  changes_.reset();
  fact_changes_.reset();
  answers_.reset();
  YIBAO_CHECK(database_.run("DELETE FROM fact"));
  return database_.run("DELETE FROM list_row");
}

base::Result<std::vector<ItemRow>> ListIndex::items() {
  YIBAO_TRY(auto list, rows<ItemRow>(RowKind::kItem));
  answers_.emplace();
  for (const ItemRow& row : list) {
    if (row.commission) (*answers_)[*row.commission].insert(row.item);
  }
  return list;
}

base::Result<std::vector<ItemRow>> ListIndex::answers_to(const domain::Subject& commission) {
  if (!answers_) YIBAO_CHECK(items());
  std::vector<ItemRow> list;
  const auto known = answers_->find(commission);
  if (known == answers_->end()) return list;
  for (const domain::Subject& subject : known->second) {
    YIBAO_TRY(auto row, item(subject));
    if (row && row->commission == commission) list.push_back(*std::move(row));
  }
  return list;
}

base::Result<std::vector<CommissionRow>> ListIndex::commissions() {
  return rows<CommissionRow>(RowKind::kCommission);
}

base::Result<std::optional<ItemRow>> ListIndex::item(const domain::Subject& subject) {
  return row<ItemRow>(RowKind::kItem, subject);
}

base::Result<std::optional<CommissionRow>> ListIndex::commission(const domain::Subject& subject) {
  return row<CommissionRow>(RowKind::kCommission, subject);
}

std::optional<std::set<domain::Subject>> ListIndex::take_changes() {
  return std::exchange(changes_, std::set<domain::Subject>());
}

std::optional<std::set<domain::Subject>> ListIndex::take_fact_changes() {
  return std::exchange(fact_changes_, std::set<domain::Subject>());
}

base::Result<std::vector<domain::Subject>> ListIndex::subjects(RowKind kind) {
  std::vector<domain::Subject> list;
  YIBAO_CHECK(database_.query(
      "SELECT subject FROM list_row WHERE kind = ?1 ORDER BY changed_at DESC, subject",
      [&](const Row& row) {
        list.push_back(domain::subject_from_key(row.bytes(0)));
        return true;
      },
      static_cast<int>(kind)));
  return list;
}

base::Status ListIndex::put_facts(const domain::Subject& subject, bool pending,
                                  base::ByteView rows) {
  note_fact_change(subject);
  const base::Bytes key = domain::subject_key(subject);
  if (rows.empty()) {
    return database_.run("DELETE FROM fact WHERE subject = ?1 AND pending = ?2", Blob{key},
                         pending ? 1 : 0);
  }
  return database_.run("INSERT OR REPLACE INTO fact (subject, pending, rows) VALUES (?1, ?2, ?3)",
                       Blob{key}, pending ? 1 : 0, Blob{rows});
}

base::Result<base::Bytes> ListIndex::facts(const domain::Subject& subject, bool pending) {
  const base::Bytes key = domain::subject_key(subject);
  YIBAO_TRY(auto rows,
            database_.find_bytes("SELECT rows FROM fact WHERE subject = ?1 AND pending = ?2",
                                 Blob{key}, pending ? 1 : 0));
  return rows ? *std::move(rows) : base::Bytes();
}

base::Result<std::set<domain::Subject>> ListIndex::subjects_with_pending_facts() {
  std::set<domain::Subject> found;
  YIBAO_CHECK(database_.query(
      "SELECT subject FROM fact GROUP BY subject HAVING count(*) < 2 OR min(rows) <> max(rows)",
      [&](const Row& row) {
        found.insert(domain::subject_from_key(row.bytes(0)));
        return true;
      }));
  return found;
}

base::Status ListIndex::each_fact(
    bool pending, const std::function<void(const domain::Subject&, base::ByteView)>& visit) {
  return database_.query(
      "SELECT subject, rows FROM fact WHERE pending = ?1",
      [&](const Row& row) {
        visit(domain::subject_from_key(row.bytes(0)), row.bytes(1));
        return true;
      },
      pending ? 1 : 0);
}

}  // namespace yibao::client
