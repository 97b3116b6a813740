// Rows seen along one direction, and sums of rows.
#include "CVectorKernels.h"
#include "Lanes.h"

FOR_EACH_CPU_LEVEL
void tessera_project(const float *rows, int64_t stride, const int32_t *indices, int64_t count,
                     const float *direction, float *products) {
  for (int64_t i = 0; i < count; i++) {
    const float *row = rows + indices[i] * stride;
    Lanes sum = {0};
    for (int64_t j = 0; j < stride; j += LANES) sum += *(const Lanes *)(row + j) * *(const Lanes *)(direction + j);
    float total = 0;
    for (int l = 0; l < LANES; l++) total += sum[l];
    products[i] = total;
  }
}

FOR_EACH_CPU_LEVEL
void tessera_add_rows(const float *rows, int64_t stride, const int32_t *indices, int64_t count,
                      const float *factors, float *sum) {
  for (int64_t i = 0; i < count; i++) {
    const float *row = rows + indices[i] * stride;
    for (int64_t j = 0; j < stride; j += LANES) *(Lanes *)(sum + j) += factors[i] * *(const Lanes *)(row + j);
  }
}
