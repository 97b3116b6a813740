// The spheres around the panels of centers, and rows seen along one direction.
#include "WardCenters.h"

ALWAYS_INLINE float sum_of(Lanes lanes) {
  float sum = 0;
  for (int l = 0; l < LANES; l++) sum += lanes[l];
  return sum;
}

ALWAYS_INLINE float largest_of(Lanes lanes) {
  float largest = lanes[0];
  for (int l = 1; l < LANES; l++) largest = lanes[l] > largest ? lanes[l] : largest;
  return largest;
}

ALWAYS_INLINE void region_of(const float *panel, int64_t depth, float shortening, float *region) {
  Indices is_used = lanes_at(panel, depth + HALF_NORM) > -INFINITY;
  Lanes one = select_lanes(is_used, (Lanes){0} + 1, (Lanes){0});
  float count = sum_of(one), norm = 0;
  Lanes squared = {0};
  for (int64_t j = 0; j < depth; j++) {
    Lanes values = lanes_at(panel, j);
    float middle = count > 0 ? sum_of(values * one) / count : 0;
    region[j] = middle;
    norm += middle * middle;
    squared += (values - middle) * (values - middle);
  }
  float *extra = region + depth;
  extra[HALF_NORM] = count > 0 ? -norm * shortening / 2 : -INFINITY;
  extra[RADIUS] = sqrtf(largest_of(squared * one)) * 1.0001f;
  extra[LARGEST_RECIPROCAL] = largest_of(lanes_at(panel, depth + RECIPROCAL) * one);
}

FOR_EACH_CPU_LEVEL
void tessera_ward_region(const float *panels, int64_t panel, int64_t depth, float shortening, float *regions) {
  int64_t size = depth + EXTRA_ROWS;
  region_of(panels + panel * size * LANES, depth, shortening, regions + panel * size);
}
