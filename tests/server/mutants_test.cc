// Requests that somebody changed: in what frames them, in their bytes, in what a packet holds, and,
// worst, in what a person of the county signs. The server as it is behind its HTTP library answers
// each, never with a fault of its own, and everybody works on.
//
// YIBAO_MUTANTS=10000000 is the long form. It prints its figures; YIBAO_SEED runs it again.
#include <cstdio>
#include <map>

#include "server/service/verify.h"
#include "shared/domain/authority.h"
#include "shared/protocol/packet.h"
#include "tests/fuzz/mutate.h"
#include "tests/server/door.h"
#include "tests/server/every_event.h"
#include "tests/support/memory.h"
#include "tests/support/quick_disk.h"
#include "tests/support/seed.h"

using namespace yibao;
using testing::must;

namespace {

constexpr std::uint64_t kMutants = 12'000;
// One county is worked on so long: what is admitted changes it, and may shut people out.
constexpr std::uint64_t kOfOneCounty = 20'000;
constexpr std::uint64_t kBetweenTicks = 500;
constexpr std::size_t kMemoryGrowthMost = 16 * 1024 * 1024;

// A county's server, and good requests of every kind that changes start from.
class Attacked {
 public:
  explicit Attacked(base::SeededRandom& random) : random_(random) {
    said_.reports(fixture_.reporter());
    said_.works_at_office(fixture_.administrator());
    make_good_ones();
  }

  // Gives the status of the answer.
  int one() {
    if (++sent_ % kBetweenTicks == 0) tick();
    switch (random_.below(4)) {
      case 0: return changed_frame();
      case 1: return changed_bytes();
      case 2: return changed_packet();
      default: return changed_words();
    }
  }

  // That nothing was broken by what went before.
  void check() {
    const auto report = must(
        server::verify_log(fixture_.server().writer().store(), [](std::uint64_t) { return true; }));
    CHECK_MESSAGE(report.faults.empty(), (report.faults.empty() ? "" : report.faults.front()));
    CHECK(ask("GET", "/v1/health", "", "") == 200);
  }

 private:
  struct Request {
    std::string path;
    base::Bytes body;
  };
  struct Signable {
    const testing::Member* author;
    base::Bytes payload;
    std::vector<domain::Content> contents;
  };

  int ask(const std::string& method, const std::string& path, const std::string& authorization,
          base::Bytes body) {
    const server::Api::Route* route = door_.api.find(method, path);
    if (route == nullptr) return 404;
    if (body.size() > door_.api.body_max(*route)) return 413;
    return door_.api.handle(*route, {method, path, authorization, std::move(body)}).status;
  }

  void make_good_ones() {
    const testing::Member* people[] = {&fixture_.administrator(), &fixture_.reporter(),
                                       &fixture_.leader()};
    for (const testing::Member* person : people) {
      for (std::size_t i = 0; i < domain::kEventTypeCount; ++i) {
        const auto type = static_cast<domain::EventType>(i);
        if (domain::is_server_type(type)) continue;
        testing::Said said = said_.make(type, *person, fixture_.reporter().unit);
        signables_.push_back({person, protocol::encode_event(said.event), said.contents});
      }
    }
    for (const Signable& each : signables_) {
      requests_.push_back({"/v1/otog/exchange", exchange_of(each, each.payload)});
    }
    base::Bytes enrol(400, 'e');
    requests_.push_back({"/v1/otog/enrol", enrol});
    requests_.push_back({"/v1/otog/invite", base::Bytes(160, 'i')});
    tick();
  }

  // Time passes: sessions end, codes and limits too.
  void tick() {
    fixture_.clock.advance(std::chrono::minutes(1));
    door_.log_lines.clear();
    const auto opened = door_.api.handle(
        *door_.api.find("POST", "/v1/otog/session"),
        {"POST", "/v1/otog/session", "", door_.session_request(fixture_.administrator())});
    // Whom an admitted change has shut out stays a stranger.
    if (opened.status == 200) token_ = "Yibao " + base::to_base64url(opened.body);
    session_ = door_.session_request(fixture_.reporter());
  }

  base::Bytes exchange_of(const Signable& what, base::ByteView payload) {
    auto request = fixture_.request();
    request.client_time = fixture_.clock.now();
    request.contents = what.contents;
    request.events = {protocol::sign_payload(base::Bytes(payload), what.author->key)};
    return protocol::encode(request);
  }

  template <class List>
  const auto& one_of(const List& list) {
    return list[static_cast<std::size_t>(random_.below(list.size()))];
  }

  base::Bytes changed(const base::Bytes& good, base::ByteView other) {
    return fuzz::mutated(good, other, random_);
  }

  int changed_frame() {
    const Request& good = one_of(requests_);
    const bool other_method = random_.below(4) == 0;
    return ask(other_method ? changed("POST", "GET") : "POST",
               random_.below(2) == 0 ? changed(good.path, "/v1/health") : good.path,
               changed(token_, good.path), good.body);
  }

  int changed_bytes() {
    if (random_.below(8) == 0)
      return ask("POST", "/v1/otog/session", "", changed(session_, token_));
    const Request& good = one_of(requests_);
    return ask("POST", good.path, token_, changed(good.body, one_of(requests_).body));
  }

  int changed_packet() {
    const Request& good = one_of(requests_);
    const auto packet = protocol::Packet::unpack(good.body);
    if (!packet) return changed_bytes();
    base::ByteReader text = packet->text();
    base::ByteReader noise = packet->noise();
    protocol::PacketWriter out;
    out.text.raw(changed(base::Bytes(text.raw(text.left())), token_));
    const base::Bytes rest(noise.raw(noise.left()));
    out.noise.raw(random_.below(3) == 0 ? changed(rest, session_) : rest);
    return ask("POST", good.path, token_, out.pack());
  }

  int changed_words() {
    const Signable& good = one_of(signables_);
    const base::Bytes payload = changed(good.payload, one_of(signables_).payload);
    return ask("POST", "/v1/otog/exchange", token_, exchange_of(good, payload));
  }

  base::SeededRandom& random_;
  testing::Door door_{{.vfs = testing::quick_disk()}};
  testing::JurisdictionFixture& fixture_ = door_.fixture;
  testing::EveryEvent said_{fixture_, [this](const testing::Member& by, const testing::Said& said) {
                              return fixture_.push_one(by, said.event, said.contents);
                            }};
  std::vector<Signable> signables_;
  std::vector<Request> requests_;
  std::string token_;
  base::Bytes session_;
  std::uint64_t sent_ = 0;
};

TEST_CASE("whatever is changed in a request, it is answered, and everybody works on") {
  const auto wanted =
      static_cast<std::uint64_t>(testing::wanted("YIBAO_MUTANTS", testing::rounds(kMutants)));
  base::SeededRandom random(testing::run_seed("mutants"));
  std::map<int, std::uint64_t> statuses;
  std::size_t memory = 0;
  for (std::uint64_t sent = 0; sent < wanted;) {
    Attacked county(random);
    for (std::uint64_t i = 0; i < kOfOneCounty && sent < wanted; ++i, ++sent) {
      const int status = county.one();
      ++statuses[status];
      const bool answered = status < 500 || status == 503;
      if (!answered) CHECK_MESSAGE(answered, "status ", status, " after ", sent);
    }
    county.check();
    if (memory == 0) memory = testing::memory_of(::getpid());
  }
  std::size_t grown = testing::memory_of(::getpid());
  grown -= std::min(grown, memory);
  CHECK(grown <= kMemoryGrowthMost);
  CHECK(statuses[200] > wanted / 10);  // a good part gets through the frame
  CHECK(statuses[400] > wanted / 10);
  std::printf("mutants: %llu sent, memory grew by %zu KiB;",
              static_cast<unsigned long long>(wanted), grown / 1024);
  for (const auto& [status, times] : statuses) {
    std::printf(" %d x %llu", status, static_cast<unsigned long long>(times));
  }
  std::printf("\n");
}

}  // namespace
