#include "CTerminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

int tessera_is_terminal(int file_descriptor) { return isatty(file_descriptor) ? 1 : 0; }

int tessera_terminal_width(int file_descriptor) {
  struct winsize size;
  if (ioctl(file_descriptor, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col;
}
