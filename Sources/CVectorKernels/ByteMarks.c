// Where bytes with a meaning stand in a text.
#include <string.h>

#include "CVectorKernels.h"
#include "Lanes.h"

enum { BLOCK = 64 };
typedef uint8_t Block __attribute__((vector_size(64), aligned(1)));

// One bit for each of 64 bytes, the first the lowest.
ALWAYS_INLINE uint64_t marks_of(const uint8_t *bytes, uint8_t delimiter) {
  Block block = *(const Block *)bytes;
  Block mask = (Block)((block == delimiter) | (block == '"') | (block == '\n') | (block == '\r'));
  uint64_t word = 0;
#if defined(__clang__)
  typedef _Bool Bits __attribute__((ext_vector_type(64)));
  Bits bits = __builtin_convertvector(mask, Bits);
  memcpy(&word, &bits, sizeof word);
#else
  for (int i = 0; i < BLOCK; i++) word |= (uint64_t)(mask[i] & 1) << i;
#endif
  return word;
}

// Eight places at a time, whether there are as many or not: few blocks have more, and most branches are foreseen.
ALWAYS_INLINE uint32_t *write_places(uint64_t marks, uint32_t offset, uint32_t *places) {
  uint32_t *next = places + __builtin_popcountll(marks);
  while (marks) {
    for (int i = 0; i < 8; i++) {
      places[i] = offset + (uint32_t)__builtin_ctzll(marks | (uint64_t)1 << 63);
      marks &= marks - 1;
    }
    places += 8;
  }
  return next;
}

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
int64_t tessera_find_marks(const uint8_t *bytes, int64_t count, uint8_t delimiter, uint32_t offset,
                           uint32_t *places) {
  uint32_t *next = places;
  int64_t i = 0;
  for (; i + BLOCK <= count; i += BLOCK)
    next = write_places(marks_of(bytes + i, delimiter), offset + (uint32_t)i, next);
  if (i < count) {
    uint8_t last[BLOCK] = {0};
    memcpy(last, bytes + i, (size_t)(count - i));
    uint64_t inside = ((uint64_t)1 << (count - i)) - 1;
    next = write_places(marks_of(last, delimiter) & inside, offset + (uint32_t)i, next);
  }
  return next - places;
}
