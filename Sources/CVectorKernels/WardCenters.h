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
  const float *panels, *remainders;
  const int32_t *ids;
  int64_t panel_count, depth;
} Centers;

typedef double Wide __attribute__((vector_size(128), aligned(4)));

// The cheapest merger of each of some queries so far, and what the filter compares with.
typedef struct {
  double cost[BLOCK];
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
ALWAYS_INLINE void set_best(Found *found, int q, double cost) {
  float best = (float)cost * 1.000001f;
  found->cost[q] = cost;
  found->best[q] = best;
  found->half_best[q] = best / 2;
  found->threshold[q] = (found->norm[q] - best * found->reciprocal[q]) / 2;
}

ALWAYS_INLINE Indices passes(const Found *found, int q, Lanes product, Lanes reciprocal) {
  return product + found->half_best[q] * reciprocal >= found->threshold[q];
}

// The costs of one panel from the differences themselves, in Float64: near centers lose no digits, and the bits
// are the same from either side, as each step is symmetric and the columns are added in order.
ALWAYS_INLINE Wide costs(const Centers *centers, int64_t p, const double *query, double query_weight) {
  const float *panel = panel_at(centers, p), *remainder = centers->remainders + p * centers->depth * LANES;
  Wide squared = {0};
  for (int64_t j = 0; j < centers->depth; j++) {
    Wide value = __builtin_convertvector(lanes_at(panel, j), Wide)
                 + __builtin_convertvector(lanes_at(remainder, j), Wide);
    Wide difference = query[j] - value;
    squared += difference * difference;
  }
  Wide weight = __builtin_convertvector(lanes_at(panel, centers->depth + WEIGHT), Wide);
  return weight * query_weight / (weight + query_weight) * squared;
}

// Looks at every center of a panel for one query. Ties go to the lower id.
ALWAYS_INLINE void settle(const Centers *centers, int64_t p, const double *query, Found *found, int q) {
  Wide cost = costs(centers, p, query, found->weight[q]);
  const float *half_norms = panel_at(centers, p) + (centers->depth + HALF_NORM) * LANES;
  for (int lane = 0; lane < LANES; lane++) {
    int32_t slot = (int32_t)(p * LANES) + lane;
    if (!(cost[lane] <= found->cost[q]) || slot == found->slot[q] || half_norms[lane] == -INFINITY) continue;
    int32_t id = centers->ids[slot];
    if (cost[lane] == found->cost[q] && id > found->nearest_id[q]) continue;
    found->cost[q] = cost[lane];
    found->nearest[q] = slot;
    found->nearest_id[q] = id;
  }
  set_best(found, q, found->cost[q]);
}

// Copies the query in a slot and begins its search; its values go to `query`, rounded, and to `exact`.
ALWAYS_INLINE void begin(const Centers *centers, int32_t slot, float *query, double *exact, Found *found, int q) {
  const float *values = panel_at(centers, slot / LANES) + slot % LANES;
  const float *rest = centers->remainders + slot / LANES * centers->depth * LANES + slot % LANES;
  for (int64_t j = 0; j < centers->depth; j++) {
    query[j] = values[j * LANES];
    exact[j] = (double)query[j] + rest[j * LANES];
  }
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
