// The cheapest mergers of many centers under Ward's criterion: blocks of queries pass over the panels in a
// register tile of queries x 16 centers, and panels whose sphere lies too far away are passed over.
#include "WardCenters.h"

enum { REGIONS = 4 };

ALWAYS_INLINE void tile(const Centers *centers, int64_t p, const float *queries, const double *exact,
                        Found *found, int first, const int row_count) {
  const float *panel = panel_at(centers, p);
  int64_t depth = centers->depth;
  Lanes products[row_count];
  for (int r = 0; r < row_count; r++) products[r] = lanes_at(panel, depth + HALF_NORM);
  const float *rows = queries + first * depth;
  for (int64_t j = 0; j < depth; j++) {
    Lanes center = lanes_at(panel, j);
    for (int r = 0; r < row_count; r++) products[r] += rows[r * depth + j] * center;
  }
  Lanes reciprocal = lanes_at(panel, depth + RECIPROCAL);
  Indices any = {0};
  for (int r = 0; r < row_count; r++) any |= passes(found, first + r, products[r], reciprocal);
  if (bits(any) == 0) return;
  for (int r = 0; r < row_count; r++)
    if (bits(passes(found, first + r, products[r], reciprocal)) != 0)
      settle(centers, p, exact + (first + r) * depth, found, first + r);
}

// One bit for each query that a center of the region may be cheap enough for: with the distance D to the
// sphere's middle, its radius R and s^2 = best (1 / w + 1 / v) it is D <= R + s.
ALWAYS_INLINE uint64_t reach(const float *region, int64_t depth, const Lanes *products, const Found *found) {
  const float *extra = region + depth;
  float radius = extra[RADIUS], reciprocal = extra[LARGEST_RECIPROCAL];
  uint64_t mask = 0;
  for (int v = 0; v < BLOCK_LANES; v++) {
    Lanes best = lanes_at(found->best, v), sum = lanes_at(found->reciprocal, v) + reciprocal;
    Lanes reached = best * sum;
    Lanes root = __builtin_elementwise_sqrt(reached) * 1.00001f;
    Lanes limit = (root + 2 * radius) * root + radius * radius;
    Indices near = lanes_at(found->norm, v) - 2 * products[v] <= limit;
    mask |= (uint64_t)bits(near) << (v * LANES);
  }
  return mask;
}

ALWAYS_INLINE void visit(const Centers *centers, const float *regions, int64_t first_panel,
                         const float *columns, const float *queries, const double *exact,
                         Found *found, int count, const int group, const int tile_rows) {
  int64_t depth = centers->depth, size = depth + EXTRA_ROWS;
  Lanes products[group][BLOCK_LANES];
  const float *first = regions + first_panel * size;
  for (int g = 0; g < group; g++)
    for (int v = 0; v < BLOCK_LANES; v++) products[g][v] = (Lanes){0} + first[g * size + depth + HALF_NORM];
  for (int64_t j = 0; j < depth; j++)
    for (int v = 0; v < BLOCK_LANES; v++) {
      Lanes column = lanes_at(columns, j * BLOCK_LANES + v);
      for (int g = 0; g < group; g++) products[g][v] += first[g * size + j] * column;
    }
  for (int g = 0; g < group; g++) {
    uint64_t mask = reach(first + g * size, depth, products[g], found);
    if (mask == 0) continue;
    uint64_t of_tile = ((uint64_t)1 << tile_rows) - 1;
    int q = 0;
    for (; q + tile_rows <= count; q += tile_rows)
      if (mask >> q & of_tile) tile(centers, first_panel + g, queries, exact, found, q, tile_rows);
    for (; q < count; q++)
      if (mask >> q & 1) tile(centers, first_panel + g, queries, exact, found, q, 1);
  }
}

ALWAYS_INLINE void search(const Centers *centers, const float *regions, const int32_t *slots, int count,
                          float *scratch, double *exact, Found *found,
                          const int tile_rows) {
  int64_t depth = centers->depth, panel_count = centers->panel_count;
  float *queries = scratch, *columns = scratch + BLOCK * depth;
  for (int q = 0; q < BLOCK; q++) {
    begin(centers, slots[q < count ? q : 0], queries + q * depth, exact + q * depth, found, q);
    for (int64_t j = 0; j < depth; j++) columns[j * BLOCK + q] = queries[q * depth + j];
    if (q >= count) set_best(found, q, 0);
  }
  for (int q = 0; q < count; q++) settle(centers, slots[q] / LANES, exact + q * depth, found, q);
  // From the queries' own place outward: what is near in the list is near in space, and a near center found
  // early spares the far ones.
  int64_t group_count = panel_count / REGIONS, own = slots[count / 2] / LANES / REGIONS;
  for (int64_t step = 0; step < group_count; step++) {
    int64_t up = own + step, down = own - 1 - step;
    if (up < group_count)
      visit(centers, regions, up * REGIONS, columns, queries, exact, found, count, REGIONS, tile_rows);
    if (down >= 0 && down < group_count)
      visit(centers, regions, down * REGIONS, columns, queries, exact, found, count, REGIONS, tile_rows);
    if (up >= group_count && down < 0) break;
  }
  for (int64_t p = group_count * REGIONS; p < panel_count; p++)
    visit(centers, regions, p, columns, queries, exact, found, count, 1, tile_rows);
}

#define PARAMETERS                                                                                    \
  const float *panels, const float *remainders, const int32_t *ids, int64_t panel_count, int64_t depth, \
      const float *regions, const int32_t *slots, int64_t count, float *scratch, double *exact,         \
      int32_t *nearest, double *cost
#define ARGUMENTS \
  panels, remainders, ids, panel_count, depth, regions, slots, count, scratch, exact, nearest, cost

ALWAYS_INLINE void nearest_of_many(PARAMETERS, const int tile_rows) {
  Centers centers = {panels, remainders, ids, panel_count, depth};
  Found found;
  for (int64_t start = 0; start < count; start += BLOCK) {
    int size = (int)(count - start < BLOCK ? count - start : BLOCK);
    search(&centers, regions, slots + start, size, scratch, exact, &found, tile_rows);
    for (int q = 0; q < size; q++) {
      nearest[start + q] = found.nearest[q];
      cost[start + q] = found.cost[q];
    }
  }
}

// As many queries to a tile as leave registers for a center and a value: 32 registers of 16 lanes, 16 of 8, 16 of 4.
static void many_plain(PARAMETERS) { nearest_of_many(ARGUMENTS, 2); }

#if defined(__x86_64__) && defined(__clang__)
__attribute__((target("arch=x86-64-v3"))) static void many_v3(PARAMETERS) { nearest_of_many(ARGUMENTS, 6); }
__attribute__((target("arch=x86-64-v4"))) static void many_v4(PARAMETERS) { nearest_of_many(ARGUMENTS, 12); }
#endif

void tessera_ward_nearest_of_many(PARAMETERS) {
#if defined(__x86_64__) && defined(__clang__)
  if (__builtin_cpu_supports("x86-64-v4")) {
    many_v4(ARGUMENTS);
    return;
  }
  if (__builtin_cpu_supports("x86-64-v3")) {
    many_v3(ARGUMENTS);
    return;
  }
#endif
  many_plain(ARGUMENTS);
}
