// The squared distance between two rows.
#include "CVectorKernels.h"
#include "Lanes.h"

ALWAYS_INLINE float sum(const Lanes *lanes) {
  const float *v = (const float *)lanes;
  float eight[8], four[4];
  for (int i = 0; i < 8; i++) eight[i] = v[i] + v[i + 8];
  for (int i = 0; i < 4; i++) four[i] = eight[i] + eight[i + 4];
  return (four[0] + four[2]) + (four[1] + four[3]);
}

ALWAYS_INLINE float squared_distance(const float *a, const float *b, int64_t width) {
  Lanes total = {0};
  for (int64_t j = 0; j < width; j += LANES) {
    Lanes difference = *(const Lanes *)(a + j) - *(const Lanes *)(b + j);
    total += difference * difference;
  }
  return sum(&total);
}

FOR_EACH_CPU_LEVEL
float tessera_squared_distance(const float *a, const float *b, int64_t width) {
  return squared_distance(a, b, width);
}

FOR_EACH_CPU_LEVEL
void tessera_own_squared_distances(const float *rows, int64_t count, int64_t width, const float *centers,
                                   const int32_t *labels, float *distances) {
  for (int64_t i = 0; i < count; i++)
    distances[i] = squared_distance(rows + i * width, centers + labels[i] * width, width);
}
