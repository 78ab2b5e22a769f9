// Loaded into a program before its libraries: its minutes pass in seconds. What it waits for, and
// for how long, is as it would be on a day of ordinary length; only the monotonic clock runs twenty
// times as fast, so the time of day stays true.
#include <dlfcn.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdint>
#include <ctime>

namespace {

constexpr std::int64_t kHurry = 20;
constexpr std::int64_t kNanoseconds = 1'000'000'000;

std::int64_t nanoseconds(const timespec& time) {
  return time.tv_sec * kNanoseconds + time.tv_nsec;
}

timespec time_of(std::int64_t nanoseconds) {
  return {nanoseconds / kNanoseconds, nanoseconds % kNanoseconds};
}

bool is_hurried(clockid_t clock) {
  return clock == CLOCK_MONOTONIC;
}

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  const auto failed = static_cast<int>(::syscall(SYS_clock_gettime, clock, time));
  if (failed == 0 && is_hurried(clock)) *time = time_of(nanoseconds(*time) * kHurry);
  return failed;
}

int pthread_cond_clockwait(pthread_cond_t* condition, pthread_mutex_t* mutex, clockid_t clock,
                           const timespec* until) {
  static const auto kWait = next<decltype(&pthread_cond_clockwait)>("pthread_cond_clockwait");
  if (!is_hurried(clock)) return kWait(condition, mutex, clock, until);
  const timespec then = time_of(nanoseconds(*until) / kHurry);
  return kWait(condition, mutex, clock, &then);
}

int ppoll(pollfd* ends, nfds_t count, const timespec* most, const sigset_t* signals) {
  static const auto kWait = next<decltype(&ppoll)>("ppoll");
  if (most == nullptr) return kWait(ends, count, most, signals);
  const timespec less = time_of(nanoseconds(*most) / kHurry);
  return kWait(ends, count, &less, signals);
}

}  // extern "C"
