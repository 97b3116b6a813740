// The cheapest merger of one center with any other under Ward's criterion, 16 centers side by side.
#include "WardCenters.h"

enum { GROUP = 6 };

ALWAYS_INLINE void scan(const Centers *centers, int64_t first_panel, const float *query, const double *exact,
                        Found *found, const int group) {
  int64_t depth = centers->depth;
  Lanes products[group];
  for (int p = 0; p < group; p++)
    products[p] = lanes_at(panel_at(centers, first_panel + p), depth + HALF_NORM);
  for (int64_t j = 0; j < depth; j++) {
    float value = query[j];
    for (int p = 0; p < group; p++) products[p] += value * lanes_at(panel_at(centers, first_panel + p), j);
  }
  Indices any = {0};
  for (int p = 0; p < group; p++)
    any |= passes(found, 0, products[p], lanes_at(panel_at(centers, first_panel + p), depth + RECIPROCAL));
  if (bits(any) == 0) return;
  for (int p = 0; p < group; p++) {
    Lanes reciprocal = lanes_at(panel_at(centers, first_panel + p), depth + RECIPROCAL);
    if (bits(passes(found, 0, products[p], reciprocal)) != 0) settle(centers, first_panel + p, exact, found, 0);
  }
}

ALWAYS_INLINE int64_t nearest(const Centers *centers, float *query, double *exact, int64_t slot,
                              int64_t preferred, double *cost) {
  Found found;
  begin(centers, (int32_t)slot, query, exact, &found, 0);
  if (preferred >= 0) {
    set_best(&found, 0, costs(centers, preferred / LANES, exact, found.weight[0])[preferred % LANES]);
    found.nearest[0] = (int32_t)preferred;
    found.nearest_id[0] = -1;  // below every id, so that it keeps a tie
  }
  settle(centers, slot / LANES, exact, &found, 0);
  int64_t p = 0;
  for (; p + GROUP <= centers->panel_count; p += GROUP) scan(centers, p, query, exact, &found, GROUP);
  for (; p < centers->panel_count; p++) scan(centers, p, query, exact, &found, 1);
  *cost = found.cost[0];
  return found.nearest[0];
}

FOR_EACH_CPU_LEVEL
int64_t tessera_ward_nearest(const float *panels, const float *remainders, const int32_t *ids,
                             int64_t panel_count, int64_t depth, int64_t slot, int64_t preferred,
                             float *query, double *exact, double *cost) {
  Centers centers = {panels, remainders, ids, panel_count, depth};
  return nearest(&centers, query, exact, slot, preferred, cost);
}
