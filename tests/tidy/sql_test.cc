#include "tests/tidy/sql.h"

#include <doctest/doctest.h>

#include "tests/tidy/repository.h"

namespace yibao {
namespace {

using tidy::Faults;

const std::vector<tidy::SqlPlace> kSqlPlaces = {
    {"shared/storage/database.cc", "a page size from its own options"},
    {"shared/storage/migrations.cc", "the numbered scripts, and their numbers"},
    {"server/store/sqlite_log.cc", "one reader of rows for the queries written below it"},
    {"client/core/store/entry_store.cc", "one reader of rows for the queries written below it"},
    {"client/core/store/outbox.cc", "one reader of rows for the queries written below it"},
};

Faults faults_in(const char* text) {
  return tidy::sql_faults({}, {{"a.cc", text}});
}

TEST_CASE("a statement that is a literal, or of constants, is none; one with data in it is told") {
  CHECK(faults_in(R"(database_.run("DELETE FROM a WHERE b = ?1", b);)").empty());
  CHECK(faults_in("database_.run(\"DELETE FROM a\"\n  \" WHERE b = ?1\", b);").empty());
  CHECK(faults_in(R"(const std::string kSql = std::string(kColumns) + "WHERE id = ?1";)").empty());
  CHECK(faults_in(R"(database_.run("DELETE FROM a WHERE b = '" + b + "'");)").size() == 1);
  CHECK(faults_in(R"(const auto sql = name + " WHERE id = 1";)").size() == 1);
  CHECK(faults_in(R"(fmt::format("SELECT a FROM {}", name);)").size() == 1);
  CHECK(faults_in(R"(sql += "WHERE a = 1";)").size() == 1);
  CHECK(faults_in(R"(database().query(made_of(name), visit);)").size() == 1);
  CHECK(faults_in(R"(// "DELETE FROM a WHERE b = '" + b)").empty());
}

TEST_CASE("a place that builds no SQL is told") {
  CHECK(tidy::sql_faults({{"b.cc", ""}}, {{"b.cc", "int a;"}}).size() == 1);
}

TEST_CASE("no SQL of the program is built from data") {
  const Faults faults = tidy::sql_faults(kSqlPlaces, tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

}  // namespace
}  // namespace yibao
