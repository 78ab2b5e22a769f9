#include "tests/fault/mutation.h"

#include <fmt/format.h>

#include <memory>
#include <mutex>
#include <thread>

#include "shared/base/random.h"
#include "tests/fault/wire.h"

namespace yibao::fault {
namespace {

constexpr std::size_t kThreads = 16;
constexpr std::chrono::milliseconds kAnswerSoon{40};
constexpr std::chrono::milliseconds kAnswerWithin{2500};

std::string framed(const std::string& method, const std::string& path, const std::string& headers,
                   const std::string& body) {
  const std::string length =
      method == "POST" ? fmt::format("Content-Length: {}\r\n", body.size()) : "";
  return fmt::format("{} {} HTTP/1.1\r\nHost: server.yibao.internal\r\n{}{}\r\n", method, path,
                     headers, length) +
         body;
}

std::size_t place(base::RandomSource& random, std::size_t size) {
  return static_cast<std::size_t>(random.below(size));
}

void change(std::string& bytes, base::RandomSource& random) {
  if (bytes.empty()) return;
  const std::size_t at = place(random, bytes.size());
  switch (random.below(7)) {
    case 0: bytes[at] = static_cast<char>(bytes[at] ^ (1 << random.below(8))); break;
    case 1: bytes[at] = static_cast<char>(random.below(256)); break;
    case 2: bytes.erase(at, 1 + place(random, 16)); break;
    case 3:
      bytes.insert(at, std::string(1 + place(random, 64), static_cast<char>(random.below(256))));
      break;
    case 4: bytes.insert(at, bytes.substr(at, 1 + place(random, 64))); break;
    case 5: bytes.resize(at); break;
    default: {
      constexpr const char* kWords[] = {"\r\n",
                                        "\r\n\r\n",
                                        "\0",
                                        "chunked",
                                        ": ",
                                        "-1",
                                        "%00",
                                        "Transfer-Encoding: chunked\r\n",
                                        "Content-Length: 0\r\n"};
      bytes.insert(at, kWords[place(random, std::size(kWords))]);
    }
  }
}

// Two in three keep their frame: what is inside gets further than what is around it.
std::string mutant(const std::string& good, base::RandomSource& random, bool& framed_still) {
  std::string bytes = good;
  const std::size_t headers = bytes.find("\r\n\r\n") + 4;
  const bool inside = headers < bytes.size() && random.below(3) > 0;
  std::string part = inside ? bytes.substr(headers) : bytes;
  for (std::uint64_t i = 0; i <= random.below(4); ++i) change(part, random);
  framed_still = inside;
  if (!inside) return part;
  const std::size_t length = bytes.find("Content-Length: ") + 16;
  bytes.resize(headers);
  bytes.replace(length, bytes.find('\r', length) - length, std::to_string(part.size()));
  return bytes + part;
}

void work(int port, const std::vector<std::string>& good, std::uint64_t seed,
          std::chrono::steady_clock::time_point end, unsigned from, MutationReport& report) {
  base::SeededRandom random(seed);
  auto wire = std::make_unique<Wire>(port, Kind::kTls, from);
  while (std::chrono::steady_clock::now() < end) {
    bool framed_still = false;
    const bool sent = wire->send(mutant(good[place(random, good.size())], random, framed_still));
    std::string answer = sent ? wire->answer(kAnswerSoon) : "";
    if (sent && answer.empty()) {
      // What was cut short waits for its rest: it is told that there is none.
      wire->finish();
      answer = wire->answer(kAnswerWithin);
    }
    const int status = status_of(answer);
    ++report.sent;
    ++report.statuses[status];
    // What is left of one request is no beginning for the next.
    const bool goes_on = framed_still && (status == 200 || (status >= 400 && status < 404));
    if (!goes_on) wire = std::make_unique<Wire>(port, Kind::kTls, ++from);
  }
}

}  // namespace

std::vector<std::string> good_requests(const std::string& authorization,
                                       const std::string& exchange) {
  const std::string token = "Authorization: " + authorization + "\r\n";
  return {framed("GET", "/v1/health", "", ""),
          framed("POST", "/v1/otog/challenge", "", ""),
          framed("POST", "/v1/otog/session", "", std::string(112, 's')),
          framed("POST", "/v1/otog/enrol", "", std::string(400, 'e')),
          framed("POST", "/v1/otog/invite", token, std::string(160, 'i')),
          framed("POST", "/v1/otog/exchange", token, exchange),
          framed("POST", "/v1/otog/exchange", token, exchange)};
}

MutationReport mutate(int port, const std::vector<std::string>& good, std::uint64_t seed,
                      std::chrono::milliseconds time) {
  const auto end = std::chrono::steady_clock::now() + time;
  std::vector<MutationReport> reports(kThreads);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      work(port, good, seed + i, end, 0x400000U + static_cast<unsigned>(i) * 0x100000U, reports[i]);
    });
  }
  MutationReport all;
  for (std::size_t i = 0; i < kThreads; ++i) {
    threads[i].join();
    all.sent += reports[i].sent;
    for (const auto& [status, times] : reports[i].statuses) all.statuses[status] += times;
  }
  return all;
}

}  // namespace yibao::fault
