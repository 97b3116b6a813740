// Sums of rows by cluster, in Float64, and squared norms.
#include "CVectorKernels.h"
#include "FetchEncoded.h"
#include "Lanes.h"

// Adds `weight` times the row.
ALWAYS_INLINE void add_row(const float *row, int64_t depth, double weight, double *sums) {
  for (int64_t j = 0; j < depth; j++) sums[j] += weight * row[j];
}

FOR_EACH_CPU_LEVEL
void tessera_move_rows(const float *rows, int64_t count, int64_t stride, int64_t depth,
                       const float *weights, const int32_t *from, const int32_t *to, double *sums,
                       double *totals) {
  for (int64_t i = 0; i < count; i++) {
    if (from[i] == to[i]) continue;
    double weight = weights ? weights[i] : 1;
    add_row(rows + i * stride, depth, weight, sums + to[i] * depth);
    totals[to[i]] += weight;
    if (from[i] < 0) continue;
    add_row(rows + i * stride, depth, -weight, sums + from[i] * depth);
    totals[from[i]] -= weight;
  }
}

ALWAYS_INLINE void add_encoded(const tessera_encoded_rows *rows, int64_t place, double weight, double *sums) {
  add_row(rows->numbers + place * rows->stride, rows->number_count, weight, sums);
  double *entries = sums + rows->number_count;
  for (int64_t c = 0; c < rows->code_count; c++) entries[rows->codes[place * rows->code_count + c]] += weight;
  for (int64_t i = rows->offsets[place]; i < rows->offsets[place + 1]; i++)
    entries[rows->entries[i]] += weight * rows->values[i];
}

enum { MOVE_BLOCK = 1024 };

void tessera_move_encoded(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                          const float *weights, const int32_t *from, const int32_t *to, double *sums,
                          double *totals) {
  int64_t width = rows->number_count + rows->entry_count;
  int64_t moved[MOVE_BLOCK];
  for (int64_t start = 0; start < count; start += MOVE_BLOCK) {
    int64_t end = count - start < MOVE_BLOCK ? count : start + MOVE_BLOCK, moves = 0;
    for (int64_t i = start; i < end; i++) {
      moved[moves] = i;
      moves += from[i] != to[i];
    }
    for (int64_t m = 0; m < moves; m++) {
      if (m + ROWS_AHEAD < moves) fetch_encoded(rows, first + moved[m + ROWS_AHEAD]);
      int64_t i = moved[m];
      double weight = weights ? weights[i] : 1;
      add_encoded(rows, first + i, weight, sums + to[i] * width);
      totals[to[i]] += weight;
      if (from[i] < 0) continue;
      add_encoded(rows, first + i, -weight, sums + from[i] * width);
      totals[from[i]] -= weight;
    }
  }
}

void tessera_encoded_norms(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                           const double *squares, const double *products, double constant, float *norms) {
  for (int64_t i = 0; i < count; i++) {
    int64_t place = first + i;
    double sum = constant;
    const float *numbers = rows->numbers + place * rows->stride;
    for (int64_t j = 0; j < rows->number_count; j++) sum += (double)numbers[j] * numbers[j];
    for (int64_t c = 0; c < rows->code_count; c++) {
      int32_t entry = rows->codes[place * rows->code_count + c];
      sum += squares[entry] - 2 * products[entry];
    }
    for (int64_t e = rows->offsets[place]; e < rows->offsets[place + 1]; e++) {
      double value = rows->values[e];
      sum += value * (value * squares[rows->entries[e]] - 2 * products[rows->entries[e]]);
    }
    norms[i] = sum > 0 ? (float)sum : 0;
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
