// What strict memory safety keeps Swift from asking the terminal and the system itself.
#ifndef TESSERA_CTERMINAL_H
#define TESSERA_CTERMINAL_H

/// Returns 1 when the file descriptor is a terminal, else 0.
int tessera_is_terminal(int file_descriptor);

/// Returns the width of the terminal in columns, or 0 when it has none.
int tessera_terminal_width(int file_descriptor);

/// Lets SIGINT, SIGTERM and SIGHUP be waited for, unless whoever started the program has them ignored, and lets a
/// broken pipe end it. Returns 0, or -1 where that cannot be had.
int tessera_watch_signals(void);

/// Waits for one of the watched signals and returns its number.
int tessera_next_signal(void);

#endif
