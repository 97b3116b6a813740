// Distances of one row to many, 16 side by side, and what agglomeration does with a row of distances.
#include "CVectorKernels.h"
#include "Lanes.h"

#include <math.h>

FOR_EACH_CPU_LEVEL
void tessera_distances(const float *panels, int64_t panel_count, int64_t depth, const float *query,
                       float *distances) {
  for (int64_t p = 0; p < panel_count; p++) {
    Lanes squared = {0};
    for (int64_t j = 0; j < depth; j++) {
      Lanes difference = query[j] - *(const Lanes *)(panels + (p * depth + j) * LANES);
      squared += difference * difference;
    }
    *(Lanes *)(distances + p * LANES) = __builtin_elementwise_sqrt(squared);
  }
}

// No vector is passed out of these: their callers' borders have no CPU level of their own.
ALWAYS_INLINE int64_t least_of(const float *values, const float *penalties, int64_t count, float *least) {
  static const Indices lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  Lanes best = (Lanes){0} + INFINITY;
  Indices place = (Indices){0} - 1;
  for (int64_t j = 0; j < count; j += LANES) {
    Lanes value = *(const Lanes *)(values + j) + *(const Lanes *)(penalties + j);
    Indices is_less = value < best;  // strictly: an earlier place keeps a tie
    best = select_lanes(is_less, value, best);
    place = ((lane + (int32_t)j) & is_less) | (place & ~is_less);
  }
  int winner = 0;
  for (int l = 1; l < LANES; l++)
    if (best[l] < best[winner] || (best[l] == best[winner] && place[l] < place[winner])) winner = l;
  *least = best[winner];
  return place[winner];
}

ALWAYS_INLINE void keep_less(const float *values, int32_t source, int64_t count, float *least, int32_t *sources) {
  for (int64_t j = 0; j < count; j += LANES) {
    Lanes value = *(const Lanes *)(values + j), old = *(const Lanes *)(least + j);
    Indices is_less = value < old, kept = *(const Indices *)(sources + j);
    *(Lanes *)(least + j) = select_lanes(is_less, value, old);
    *(Indices *)(sources + j) = (((Indices){0} + source) & is_less) | (kept & ~is_less);
  }
}

ALWAYS_INLINE void join(float *first, const float *second, int64_t count, float share, int32_t takes_largest) {
  for (int64_t j = 0; j < count; j += LANES) {
    Lanes a = *(const Lanes *)(first + j), b = *(const Lanes *)(second + j);
    Lanes joined = takes_largest ? select_lanes(a > b, a, b) : share * a + (1 - share) * b;
    *(Lanes *)(first + j) = joined;
  }
}

FOR_EACH_CPU_LEVEL
int64_t tessera_least(const float *values, const float *penalties, int64_t count, float *least) {
  return least_of(values, penalties, count, least);
}

FOR_EACH_CPU_LEVEL
void tessera_keep_less(const float *values, int32_t source, int64_t count, float *least, int32_t *sources) {
  keep_less(values, source, count, least, sources);
}

FOR_EACH_CPU_LEVEL
void tessera_join_distances(float *first, const float *second, int64_t count, float share, int32_t takes_largest) {
  join(first, second, count, share, takes_largest);
}
