// Rows that do not lie side by side are fetched before they are needed.
#ifndef TESSERA_FETCH_ENCODED_H
#define TESSERA_FETCH_ENCODED_H

#include "CVectorKernels.h"
#include "Lanes.h"

// How many rows ahead.
enum { ROWS_AHEAD = 8 };

ALWAYS_INLINE void fetch_list(const tessera_encoded_rows *rows, int64_t place) {
  __builtin_prefetch(rows->numbers + place * rows->stride);
  __builtin_prefetch(rows->entries + rows->offsets[place]);
}

ALWAYS_INLINE void fetch_encoded(const tessera_encoded_rows *rows, int64_t place) {
  const int32_t *codes = rows->codes + place * rows->code_count;
  __builtin_prefetch(codes);
  __builtin_prefetch(codes + rows->code_count);
  __builtin_prefetch(rows->values + rows->offsets[place]);
  fetch_list(rows, place);
}

#endif
