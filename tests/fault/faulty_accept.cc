// Loaded into a server before its libraries: taking a connection fails, so many times with each of
// the errors that a busy or starved machine gives, and then no more.
#include <dlfcn.h>
#include <sys/socket.h>
#include <cerrno>
#include <cstdlib>

#include <atomic>

namespace {

constexpr int kErrors[] = {ECONNABORTED, EMFILE, ENFILE, ENOBUFS, ENOMEM, EPROTO, EPERM};
constexpr int kErrorCount = static_cast<int>(sizeof kErrors / sizeof kErrors[0]);

// 0 once all have been given.
int next_error() {
  static const char* const kTimes = std::getenv("YIBAO_ACCEPT_FAULTS");
  static std::atomic<int> left{kTimes == nullptr ? 0 : std::atoi(kTimes) * kErrorCount};
  const int now = left.fetch_sub(1);
  return now > 0 ? kErrors[now % kErrorCount] : 0;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int accept(int listening, sockaddr* address, socklen_t* size) {
  static const auto kAccept = next<decltype(&accept)>("accept");
  if (const int error = next_error(); error != 0) {
    errno = error;
    return -1;
  }
  return kAccept(listening, address, size);
}

int accept4(int listening, sockaddr* address, socklen_t* size, int flags) {
  static const auto kAccept = next<decltype(&accept4)>("accept4");
  if (const int error = next_error(); error != 0) {
    errno = error;
    return -1;
  }
  return kAccept(listening, address, size, flags);
}

}  // extern "C"
