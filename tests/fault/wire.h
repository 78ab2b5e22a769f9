// One connection as no client of ours makes it: bytes over TLS of any version or over bare TCP,
// from an address of loopback that is chosen, and whatever comes back. Nothing here waits for ever.
#pragma once

#include <openssl/ssl.h>

#include <chrono>
#include <string>
#include <string_view>

namespace yibao::fault {

enum class Kind : unsigned char { kTls, kOldTls, kBare };

class Wire {
 public:
  // `from`: the last 24 bits of 127.x.y.z, 0 for any. Not connected where it cannot be.
  Wire(int port, Kind kind, unsigned from = 0);
  Wire(const Wire&) = delete;
  Wire& operator=(const Wire&) = delete;
  ~Wire();

  bool connected() const { return connected_; }
  // False once the other side has gone.
  bool send(std::string_view bytes);
  // Nothing more will come from here.
  void finish();
  // What comes until the other side closes, or is quiet for a while after its first byte.
  // `closed`: it has.
  std::string receive(std::chrono::milliseconds most, std::chrono::milliseconds quiet,
                      bool& closed);
  // Until an answer is whole by its Content-Length. "" where none comes.
  std::string answer(std::chrono::milliseconds most);

 private:
  // Bytes; 0: closed; -1: nothing within the time.
  int read(char* buffer, int size, std::chrono::milliseconds most);

  int socket_ = -1;
  SSL* ssl_ = nullptr;
  bool connected_ = false;
};

// A TCP connection under way or made, not blocking; -1 where there is none.
int connect_from(int port, unsigned from, bool blocking);
int status_of(std::string_view answer);

}  // namespace yibao::fault
