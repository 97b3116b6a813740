#include "CVectorKernels.h"

#include <math.h>

// One function for each CPU level, chosen when the program is loaded; elsewhere the plain loop.
#if defined(__x86_64__) && defined(__linux__) && defined(__clang__)
#define FOR_EACH_CPU_LEVEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_CPU_LEVEL
#endif

// Sums are kept in 16 lanes whatever the CPU level, so that the order of additions is the same everywhere.
enum { LANES = 16 };
typedef float Lanes __attribute__((vector_size(LANES * sizeof(float)), aligned(4)));

#define ALWAYS_INLINE static inline __attribute__((always_inline))

ALWAYS_INLINE float sum(const Lanes *lanes) {
  const float *v = (const float *)lanes;
  float eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = v[i] + v[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

// The same bits whichever of the two is the query: every operation below is symmetric in them.
ALWAYS_INLINE float ward_cost(const float *a, const float *b, int64_t width, float norm_a, float norm_b,
                              float weight_a, float weight_b) {
  Lanes total = {0};
  for (int64_t j = 0; j < width; j += LANES)
    total += *(const Lanes *)(a + j) * *(const Lanes *)(b + j);
  float squared = (norm_a + norm_b) - 2 * sum(&total);
  if (squared < 0) squared = 0;
  return weight_a * weight_b / (weight_a + weight_b) * squared;
}

FOR_EACH_CPU_LEVEL
int64_t tessera_ward_nearest(const float *rows, const float *weights, const float *squared_norms,
                             int64_t count, int64_t width, int64_t query, int64_t preferred,
                             float *cost) {
  const float *q = rows + query * width;
  int64_t nearest = preferred;
  float least = INFINITY;
  if (preferred >= 0)
    least = ward_cost(rows + preferred * width, q, width, squared_norms[preferred],
                      squared_norms[query], weights[preferred], weights[query]);
  for (int64_t i = 0; i < count; i++) {
    if (i == query) continue;
    float this_cost = ward_cost(rows + i * width, q, width, squared_norms[i], squared_norms[query],
                                weights[i], weights[query]);
    if (this_cost < least) {
      least = this_cost;
      nearest = i;
    }
  }
  *cost = least;
  return nearest;
}

FOR_EACH_CPU_LEVEL
float tessera_squared_distance(const float *a, const float *b, int64_t width) {
  Lanes total = {0};
  for (int64_t j = 0; j < width; j += LANES) {
    Lanes difference = *(const Lanes *)(a + j) - *(const Lanes *)(b + j);
    total += difference * difference;
  }
  return sum(&total);
}
