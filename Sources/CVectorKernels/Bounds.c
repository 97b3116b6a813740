// Bounds on distances that move along with the centers.
#include "CVectorKernels.h"
#include "Lanes.h"

enum { BOUNDS_BLOCK = 256 };

// Strictly apart, and by more than the distances may be off: a tie is for the kernel that measures.
ALWAYS_INLINE int32_t are_apart(float upper, float lower, float rounding) {
  return (lower > 0) & (upper * upper + rounding < lower * lower - rounding);
}

// A block at a time: the bounds are moved side by side, then the rows are written one after the other; no branches.
FOR_EACH_CPU_LEVEL
tessera_doubts tessera_move_bounds(const int32_t *labels, int64_t first, int64_t count, const float *own,
                                   const float *others, float rest, const float *roundings, float *upper,
                                   float *lower, int32_t *rows, int32_t *rest_rows, float *rest_lower) {
  tessera_doubts doubts = {0, 0};
  float of_rest[BOUNDS_BLOCK];
  int32_t is_near[BOUNDS_BLOCK], is_far_from_rest[BOUNDS_BLOCK];
  for (int64_t start = 0; start < count; start += BOUNDS_BLOCK) {
    int64_t size = count - start < BOUNDS_BLOCK ? count - start : BOUNDS_BLOCK;
    const int32_t *restrict label = labels + start;
    const float *restrict rounding = roundings + start;
    float *restrict most = upper + start, *restrict least = lower + start;
    for (int64_t i = 0; i < size; i++) {
      float up = most[i] + own[label[i]], low = least[i] - others[label[i]];
      of_rest[i] = least[i] - rest;
      most[i] = up;
      least[i] = low;
      is_near[i] = !are_apart(up, low, rounding[i]);
      is_far_from_rest[i] = are_apart(up, of_rest[i], rounding[i]);
    }
    for (int64_t i = 0; i < size; i++) {
      rows[doubts.count] = rest_rows[doubts.rest_count] = (int32_t)(first + start + i);
      rest_lower[doubts.rest_count] = of_rest[i];
      doubts.count += is_near[i] & !is_far_from_rest[i];
      doubts.rest_count += is_near[i] & is_far_from_rest[i];
    }
  }
  return doubts;
}
