#include "tests/bench/bare_bench.h"

#include "shared/base/compression.h"
#include "shared/base/limits.h"
#include "shared/protocol/documents.h"
#include "shared/storage/database.h"
#include "tests/bench/corpus.h"
#include "tests/bench/must.h"
#include "tests/bench/stopwatch.h"

namespace yibao::bench {
namespace {

constexpr std::uint64_t kBareSeed = 20'221'123;
constexpr std::size_t kRowsATransaction = 500;

double insert_rate(const std::filesystem::path& file, const std::vector<base::Bytes>& rows,
                   std::size_t at_once) {
  storage::Database::Options options;
  options.path = file;
  options.page_bytes = 16384;
  auto database = must(storage::Database::open(options), "bare database");
  must(database.script("CREATE TABLE item (number INTEGER PRIMARY KEY, words BLOB NOT NULL)"),
       "bare table");
  const Stopwatch watch;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (i % at_once == 0) must(database.begin(), "begin");
    must(database.run("INSERT INTO item (words) VALUES (?1)", storage::Blob{rows[i]}), "insert");
    if (i % at_once == at_once - 1 || i + 1 == rows.size()) must(database.commit(), "commit");
  }
  return static_cast<double>(rows.size()) / watch.seconds();
}

}  // namespace

std::vector<Figure> run_bare_bench(const std::filesystem::path& folder, std::size_t drafts) {
  const Corpus corpus(kBareSeed);
  std::vector<base::Bytes> rows;
  double bytes = 0;
  for (std::size_t i = 0; i < drafts; ++i) {
    rows.push_back(protocol::encode_document(corpus.words(i)));
    bytes += static_cast<double>(rows.back().size());
  }
  std::vector<Figure> figures;
  figures.push_back({"bare SQLite, 500 rows a transaction", "drafts/s",
                     insert_rate(folder / "bare-500.db", rows, kRowsATransaction), std::nullopt,
                     std::nullopt});
  figures.push_back({"bare SQLite, one row a transaction", "drafts/s",
                     insert_rate(folder / "bare-1.db", rows, 1), std::nullopt, std::nullopt});

  double batched = 0;
  double alone = 0;
  base::Bytes batch;
  const Stopwatch watch;
  for (const base::Bytes& row : rows) {
    batch += row;
    if (batch.size() < base::limits::kBatchBytesTarget && &row != &rows.back()) continue;
    batched += static_cast<double>(base::compress(batch).size());
    batch.clear();
  }
  const double speed = bytes / watch.seconds() / 1e6;
  for (const base::Bytes& row : rows)
    alone += static_cast<double>(base::compress_small(row).size());
  figures.push_back(
      {"words compressed in batches", "MB", batched / 1e6, bytes / 1e6, std::nullopt});
  figures.push_back({"words compressed one by one", "MB", alone / 1e6, bytes / 1e6, std::nullopt});
  figures.push_back({"compressing in batches", "MB/s", speed, std::nullopt, std::nullopt});
  return figures;
}

}  // namespace yibao::bench
