// Pieces of a text, one behind the other.
#include <string.h>

#include "CVectorKernels.h"

enum { STEP = 16 };

void tessera_copy_pieces(const uint8_t *text, int64_t count, const uint64_t *pieces, int64_t piece_count,
                         uint32_t offset, uint8_t *copy, uint32_t *ends) {
  int64_t written = 0;
  for (int64_t p = 0; p < piece_count; p++) {
    int64_t start = (int64_t)(pieces[p] & UINT32_MAX), length = (int64_t)(pieces[p] >> 32) - start;
    const uint8_t *source = text + start;
    uint8_t *target = copy + written;
    // Whole steps, whose last one spoils room that the next piece takes: most pieces are short.
    if (start + length + STEP <= count)
      for (int64_t i = 0; i < length; i += STEP) memcpy(target + i, source + i, STEP);
    else
      memcpy(target, source, (size_t)length);
    written += length;
    ends[p] = offset + (uint32_t)written;
  }
}
