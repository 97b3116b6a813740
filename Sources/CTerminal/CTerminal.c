#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

int tessera_is_terminal(int file_descriptor) { return isatty(file_descriptor) ? 1 : 0; }

int tessera_terminal_width(int file_descriptor) {
  struct winsize size;
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}

// A handler may run in any thread at any place, where next to nothing is allowed: it writes the signal's number into
// a pipe, and a thread that waits at the other end does the work.
static int signal_pipe[2] = {-1, -1};

static void tell(int number) {
  const int kept = errno;
  const unsigned char byte = (unsigned char)number;
  (void)!write(signal_pipe[1], &byte, 1);
  errno = kept;
}

int tessera_watch_signals(void) {
  static const int watched[] = {SIGINT, SIGTERM, SIGHUP};
  if (pipe2(signal_pipe, O_CLOEXEC) != 0) return -1;
  // A full pipe must not hold up the handler.
  fcntl(signal_pipe[1], F_SETFL, O_NONBLOCK);
  signal(SIGPIPE, SIG_DFL);
  for (unsigned place = 0; place < sizeof watched / sizeof *watched; place++) {
    struct sigaction old, action;
    if (sigaction(watched[place], NULL, &old) != 0 || old.sa_handler == SIG_IGN) continue;
    memset(&action, 0, sizeof action);
    action.sa_handler = tell;
    action.sa_flags = SA_RESTART;
    sigaction(watched[place], &action, NULL);
  }
  return 0;
}

int tessera_next_signal(void) {
  unsigned char byte = 0;
  ssize_t count;
  do count = read(signal_pipe[0], &byte, 1);
  while (count != 1 && errno == EINTR);
  return count == 1 ? byte : -1;
}
