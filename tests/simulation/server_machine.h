// The server as one machine: its disk, its clock, its process. Requests come in as the routes of
// the HTTP layer see them, without HTTP; everything happens in the caller's thread.
//
// When its disk breaks the process has died in mid-request: nothing is answered any more until
// restart().
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "client/core/sync/transport.h"
#include "server/http/api.h"
#include "server/service/admin.h"
#include "tests/simulation/forgetful_vfs.h"
#include "tests/simulation/virtual_time.h"

namespace yibao::simulation {

class ServerMachine {
 public:
  struct Options {
    std::filesystem::path folder;  // for the log key and the denied list
    base::JurisdictionCode jurisdiction;
    std::uint64_t seed = 0;
    bool create = false;
  };
  // `time` outlives it.
  ServerMachine(const VirtualTime& time, Options options);
  ~ServerMachine();
  ServerMachine(const ServerMachine&) = delete;
  ServerMachine& operator=(const ServerMachine&) = delete;

  base::Status start();
  // The process ends, its files are closed; what was not synced is lost with the power.
  void die(bool with_the_power);
  bool running() const { return api_ != nullptr; }

  // The disk is put back to what it was and the administrator does what there is to be done: a new
  // epoch, the list seen and confirmed. Gives the entries that are left.
  base::Result<std::uint64_t> restore(const ForgetfulDisk::Image& image);
  // With all that is beside the log, and nobody is told: it serves. Gives the entries that are
  // left.
  base::Result<std::uint64_t> put_back_unseen(const ForgetfulDisk::Image& image);
  // What the administrator does of a server that runs.
  base::Status begin_epoch();

  // nullopt: nobody answers.
  std::optional<client::TransportAnswer> handle(const std::string& path, base::ByteView body,
                                                const std::string& authorization);

  // What an administrator asks on the server's own machine: of the process that runs, or with its
  // lock where none does. nullopt: the machine dies over it.
  std::optional<base::Result<server::AdminAnswer>> command(const server::AdminRequest& request);

  server::Jurisdiction& jurisdiction() { return *jurisdictions_.front(); }
  ForgetfulDisk& disk() { return disk_; }
  ForgetfulVfs& vfs() { return vfs_; }
  MachineClock& clock() { return clock_; }

 private:
  void stop();

  Options options_;
  MachineClock clock_;
  ForgetfulDisk disk_;
  ForgetfulVfs vfs_;
  base::SeededRandom random_;
  base::Log log_;
  server::Metrics metrics_;
  std::vector<std::unique_ptr<server::Jurisdiction>> jurisdictions_;
  std::unique_ptr<server::Api> api_;
};

// A name for a file system that no other has in this process.
std::string unique_vfs_name();

}  // namespace yibao::simulation
