// Loaded into a server before its libraries: what it does against being looked into is not done.
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdarg>

extern "C" int prctl(int option, ...) {
  if (option == PR_SET_DUMPABLE) return 0;
  va_list list;
  va_start(list, option);
  unsigned long arguments[4];
  for (unsigned long& each : arguments) each = va_arg(list, unsigned long);
  va_end(list);
  return static_cast<int>(
      ::syscall(SYS_prctl, option, arguments[0], arguments[1], arguments[2], arguments[3]));
}
