// Sums of Euclidean distances from one row to runs of rows, from the products of one matrix product.
#include "CVectorKernels.h"
#include "Lanes.h"

#include <math.h>

// ‖x − y‖² from ‖x‖² − 2 x·y + ‖y‖² keeps few digits where it is far smaller than its terms: below this share of
// them it is measured anew from the differences.
static const float least_share = 0.01f;

ALWAYS_INLINE float direct(const float *a, const float *b, int64_t stride) {
  Lanes total = {0};
  for (int64_t j = 0; j < stride; j += LANES) {
    Lanes difference = *(const Lanes *)(a + j) - *(const Lanes *)(b + j);
    total += difference * difference;
  }
  float sum = 0;
  for (int lane = 0; lane < LANES; lane++) sum += total[lane];
  return sum;
}

FOR_EACH_CPU_LEVEL
void tessera_products_to_distances(float *products, const float *norms, int64_t count, const float *row, float norm,
                       const float *others, int64_t stride) {
  for (int64_t start = 0; start < count; start += LANES) {
    int64_t size = count - start < LANES ? count - start : LANES;
    float squares[LANES], terms[LANES];
    int near = 0;
    for (int64_t j = 0; j < size; j++) {
      terms[j] = norms[start + j] + norm;
      squares[j] = products[start + j] + terms[j];
    }
    for (int64_t j = 0; j < size; j++) near |= squares[j] <= least_share * terms[j];
    if (near)
      for (int64_t j = 0; j < size; j++)
        if (squares[j] <= least_share * terms[j])
          squares[j] = direct(row, others + (start + j) * stride, stride);
    for (int64_t j = 0; j < size; j++) products[start + j] = sqrtf(squares[j]);
  }
}

FOR_EACH_CPU_LEVEL
void tessera_add_runs(const float *values, const int64_t *ends, int64_t run_count, double *sums) {
  int64_t start = 0;
  for (int64_t run = 0; run < run_count; run++) {
    int64_t end = ends[run];
    double total = 0;
    // A few hundred Float32 sums of 16 lanes at a time, then Float64: the order is the same on every CPU level.
    while (end - start >= LANES) {
      int64_t limit = end - start > 4096 ? start + 4096 : end;
      Lanes lanes = {0};
      for (; start + LANES <= limit; start += LANES) lanes += *(const Lanes *)(values + start);
      for (int lane = 0; lane < LANES; lane++) total += lanes[lane];
    }
    for (; start < end; start++) total += values[start];
    sums[run] += total;
  }
}
