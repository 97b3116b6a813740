// What strict memory safety keeps Swift from asking the terminal itself.
#ifndef TESSERA_CTERMINAL_H
#define TESSERA_CTERMINAL_H

/// Returns 1 when the file descriptor is a terminal, else 0.
int tessera_is_terminal(int file_descriptor);

/// Returns the width of the terminal in columns, or 0 when it has none.
int tessera_terminal_width(int file_descriptor);

#endif
