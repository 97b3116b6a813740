// Sums of rows by cluster, in Float64, and squared norms.
#include "CVectorKernels.h"
#include "Lanes.h"

FOR_EACH_CPU_LEVEL
void tessera_move_rows(const float *rows, int64_t count, int64_t stride, int64_t depth,
                       const int32_t *from, const int32_t *to, double *sums, int64_t *counts) {
  for (int64_t i = 0; i < count; i++) {
    if (from[i] == to[i]) continue;
    const float *row = rows + i * stride;
    double *gains = sums + to[i] * depth;
    counts[to[i]] += 1;
    if (from[i] < 0) {
      for (int64_t j = 0; j < depth; j++) gains[j] += row[j];
      continue;
    }
    double *loses = sums + from[i] * depth;
    counts[from[i]] -= 1;
    for (int64_t j = 0; j < depth; j++) {
      gains[j] += row[j];
      loses[j] -= row[j];
    }
  }
}

FOR_EACH_CPU_LEVEL
void tessera_squared_norms(const float *rows, int64_t count, int64_t stride, float *norms) {
  for (int64_t i = 0; i < count; i++) {
    double lanes[16] = {0};
    for (int64_t j = 0; j < stride; j += 16)
      for (int64_t l = 0; l < 16; l++) {
        double value = rows[i * stride + j + l];
        lanes[l] += value * value;
      }
    double sum = 0;
    for (int64_t l = 0; l < 16; l++) sum += lanes[l];
    norms[i] = (float)sum;
  }
}
