#include <doctest/doctest.h>

#include <thread>

#include "client/core/app/desk.h"

namespace yibao::app {
namespace {

TEST_CASE("jobs come out in the order they went in") {
  JobQueue queue;
  std::string order;
  for (const char c : {'a', 'b', 'c'}) {
    CHECK(queue.post([&order, c](Core&) { order += c; }));
  }
  auto* nobody = reinterpret_cast<Core*>(&order);  // the jobs do not look at it
  while (const auto job = queue.take()) (*job)(*nobody);
  CHECK(order == "abc");
}

TEST_CASE("a closed queue takes nothing in and gives out what it has") {
  JobQueue queue;
  queue.post([](Core&) {});
  queue.close();
  CHECK_FALSE(queue.post([](Core&) {}));
  CHECK_FALSE(queue.closed_and_empty());
  CHECK(queue.take_until(JobQueue::SteadyTime::max()));
  CHECK(queue.closed_and_empty());
  CHECK_FALSE(queue.take_until(JobQueue::SteadyTime::max()));
}

TEST_CASE("who waits is woken by a job") {
  JobQueue queue;
  std::thread poster([&] { queue.post([](Core&) {}); });
  CHECK(queue.take_until(JobQueue::SteadyTime::max()));
  poster.join();
}

TEST_CASE("nobody waits longer than asked") {
  JobQueue queue;
  CHECK_FALSE(queue.take_until(std::chrono::steady_clock::now()));
}

TEST_CASE("letters are opened by the reader, those that come meanwhile the next time") {
  Mailbox mailbox;
  int opened = 0;
  mailbox.put([&] {
    ++opened;
    mailbox.put([&] { opened += 10; });
  });
  CHECK(mailbox.open() == 1);
  CHECK(opened == 1);
  CHECK(mailbox.open() == 1);
  CHECK(opened == 11);
}

}  // namespace
}  // namespace yibao::app
