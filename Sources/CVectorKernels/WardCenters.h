// The centers that Ward's kernels share: panels of 16, the exact cost of a merger, and what is found so far.
#ifndef TESSERA_WARD_CENTERS_H
#define TESSERA_WARD_CENTERS_H

#include "CVectorKernels.h"
#include "Lanes.h"

#include <math.h>

// What follows the values of a panel and of a region, one row of each; CVectorKernels.h says what they are.
enum { HALF_NORM, RECIPROCAL, WEIGHT, EXTRA_ROWS };
enum { RADIUS = 1, LARGEST_RECIPROCAL = 2 };

enum { BLOCK = 48, BLOCK_LANES = BLOCK / LANES };

typedef struct {
  const float *panels;
  const int32_t *ids;
  int64_t panel_count, depth;
} Centers;

// The cheapest merger of each of some queries so far, and what the filter compares with.
typedef struct {
  float best[BLOCK], half_best[BLOCK], threshold[BLOCK];
  float norm[BLOCK], weight[BLOCK], reciprocal[BLOCK];
  int32_t slot[BLOCK], nearest[BLOCK], nearest_id[BLOCK];
} Found;

ALWAYS_INLINE const float *panel_at(const Centers *centers, int64_t p) {
  return centers->panels + p * (centers->depth + EXTRA_ROWS) * LANES;
}

ALWAYS_INLINE Lanes lanes_at(const float *panel, int64_t row) {
  return *(const Lanes *)(panel + row * LANES);
}

// One bit for each lane of a comparison.
ALWAYS_INLINE uint32_t bits(Indices mask) {
  typedef _Bool Bits __attribute__((ext_vector_type(16)));
  union {
    Bits bits;
    uint16_t number;
  } all = {.bits = __builtin_convertvector(mask, Bits)};
  return all.number;
}

// The filter asks whether w v / (w + v) * (|a|^2 + |b|^2 - 2 a.b) <= best, solved for a.b - |b|^2 / 2; norms
// are a little shortened, so that rounding lets too many pass and never too few.
ALWAYS_INLINE void set_best(Found *found, int q, float best) {
  found->best[q] = best;
  found->half_best[q] = best / 2;
  found->threshold[q] = (found->norm[q] - best * found->reciprocal[q]) / 2;
}

ALWAYS_INLINE Indices passes(const Found *found, int q, Lanes product, Lanes reciprocal) {
  return product + found->half_best[q] * reciprocal >= found->threshold[q];
}

// The costs of one panel from the differences themselves: near centers lose no digits, and the bits are the
// same from either side, as each step is symmetric and the columns are added in order.
ALWAYS_INLINE Lanes costs(const float *panel, int64_t depth, const float *query, float query_weight) {
  Lanes squared = {0};
  for (int64_t j = 0; j < depth; j++) {
    Lanes difference = query[j] - lanes_at(panel, j);
    squared += difference * difference;
  }
  Lanes weight = lanes_at(panel, depth + WEIGHT);
  return weight * query_weight / (weight + query_weight) * squared;
}

// Looks at every center of a panel for one query. Ties go to the lower id.
ALWAYS_INLINE void settle(const Centers *centers, int64_t p, const float *query, Found *found, int q) {
  static const Indices lane_numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  const float *panel = panel_at(centers, p);
  Lanes cost = costs(panel, centers->depth, query, found->weight[q]);
  Indices is_other = (lanes_at(panel, centers->depth + HALF_NORM) > -INFINITY)
                     & (lane_numbers + (int32_t)(p * LANES) != found->slot[q]);
  uint32_t candidates = bits((cost <= found->best[q]) & is_other);
  if (candidates == 0) return;
  float best = found->best[q];
  for (; candidates != 0; candidates &= candidates - 1) {
    int lane = __builtin_ctz(candidates);
    int32_t slot = (int32_t)(p * LANES) + lane, id = centers->ids[slot];
    if (cost[lane] > best || (cost[lane] == best && id > found->nearest_id[q])) continue;
    best = cost[lane];
    found->nearest[q] = slot;
    found->nearest_id[q] = id;
  }
  set_best(found, q, best);
}

// Copies the query in a slot and begins its search; the row of values goes to `query`.
ALWAYS_INLINE void begin(const Centers *centers, int32_t slot, float *query, Found *found, int q) {
  const float *values = panel_at(centers, slot / LANES) + slot % LANES;
  for (int64_t j = 0; j < centers->depth; j++) query[j] = values[j * LANES];
  const float *extra = values + centers->depth * LANES;
  found->norm[q] = -2 * extra[HALF_NORM * LANES];
  found->reciprocal[q] = extra[RECIPROCAL * LANES];
  found->weight[q] = extra[WEIGHT * LANES];
  found->slot[q] = slot;
  found->nearest[q] = -1;
  found->nearest_id[q] = INT32_MAX;
  set_best(found, q, INFINITY);
}

#endif
