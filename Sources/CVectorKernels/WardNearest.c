// The cheapest merger of one center with any other under Ward's criterion, 16 centers side by side.
#include "CVectorKernels.h"
#include "Lanes.h"

#include <math.h>

enum { GROUP = 6 };

// The costs of one panel from its products with the query: the same bits from either side, as each step is
// symmetric in the two centers and products are added in the order of the columns.
ALWAYS_INLINE Lanes costs(Lanes products, const float *weights, const float *norms, float query_weight,
                          float query_norm) {
  Lanes squared = (*(const Lanes *)norms + query_norm) - 2 * products;
  squared = select_lanes(squared > 0, squared, (Lanes){0});
  Lanes weight = *(const Lanes *)weights;
  return weight * query_weight / (weight + query_weight) * squared;
}

ALWAYS_INLINE void products(const float *panels, int64_t depth, const float *query, Lanes *sums,
                            const int group) {
  for (int p = 0; p < group; p++) sums[p] = (Lanes){0};
  for (int64_t j = 0; j < depth; j++) {
    float value = query[j];
    for (int p = 0; p < group; p++) sums[p] += value * *(const Lanes *)(panels + (p * depth + j) * LANES);
  }
}

typedef struct {
  Lanes least;
  Indices nearest;
} Running;

ALWAYS_INLINE void scan(Running *running, const float *panels, const float *weights, const float *norms,
                        int64_t first_panel, int64_t depth, const float *query, float query_weight,
                        float query_norm, int32_t query_index, const int group) {
  static const Indices lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  Lanes sums[group];
  products(panels + first_panel * LANES * depth, depth, query, sums, group);
  for (int p = 0; p < group; p++) {
    int64_t first = (first_panel + p) * LANES;
    Indices index = lane + (int32_t)first;
    Lanes cost = costs(sums[p], weights + first, norms + first, query_weight, query_norm);
    Indices is_less = (cost < running->least) & (index != query_index);
    running->least = select_lanes(is_less, cost, running->least);
    running->nearest = (index & is_less) | (running->nearest & ~is_less);
  }
}

ALWAYS_INLINE int64_t nearest_under_ward(const float *panels, const float *weights, const float *norms,
                                         int64_t panel_count, int64_t depth, const float *query,
                                         int64_t query_index, int64_t preferred, float *cost) {
  float query_weight = weights[query_index], query_norm = norms[query_index];
  Running running = {(Lanes){0} + INFINITY, (Indices){0} - 1};
  int64_t p = 0;
  for (; p + GROUP <= panel_count; p += GROUP)
    scan(&running, panels, weights, norms, p, depth, query, query_weight, query_norm,
         (int32_t)query_index, GROUP);
  for (; p < panel_count; p++)
    scan(&running, panels, weights, norms, p, depth, query, query_weight, query_norm,
         (int32_t)query_index, 1);
  const float *least = (const float *)&running.least;
  const int32_t *nearest = (const int32_t *)&running.nearest;
  int winner = 0;
  for (int lane = 1; lane < LANES; lane++)
    if (least[lane] < least[winner] || (least[lane] == least[winner] && nearest[lane] < nearest[winner]))
      winner = lane;
  *cost = least[winner];
  if (preferred < 0) return nearest[winner];
  int64_t panel = preferred / LANES;
  Lanes sum[1];
  products(panels + panel * LANES * depth, depth, query, sum, 1);
  Lanes own = costs(sum[0], weights + panel * LANES, norms + panel * LANES, query_weight, query_norm);
  return ((const float *)&own)[preferred % LANES] <= *cost ? preferred : nearest[winner];
}

FOR_EACH_CPU_LEVEL
int64_t tessera_ward_nearest(const float *panels, const float *weights, const float *norms,
                             int64_t panel_count, int64_t depth, const float *query, int64_t query_index,
                             int64_t preferred, float *cost) {
  // No vector is passed across this border, whose callee has no CPU level of its own.
  return nearest_under_ward(panels, weights, norms, panel_count, depth, query, query_index, preferred, cost);
}
