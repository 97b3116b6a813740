// Gradients of logistic regression for many weightings of the same rows at once.
#include "CVectorKernels.h"
#include "Logistic.h"

// Panels whose residuals are kept before they are added up: 256 rows.
enum { BLOCK = 32 };

// Residuals of 32 rows under four fits, each times how often the row is counted.
ALWAYS_INLINE void residuals_of_tile(const double *panels, int64_t width, const double *trials,
                                     const double *successes, const float *counts, int64_t stride,
                                     const double *coefficients, int64_t fits, double *residuals) {
  Eight z[TILE][TILE] = {{{0}}};
  for (int64_t j = 0; j < width; j++) {
    Eight x[TILE];
    for (int p = 0; p < TILE; p++) x[p] = *(const Eight *)(panels + (p * width + j) * ROWS);
    for (int f = 0; f < TILE; f++) {
      Eight w = spread(coefficients[j * fits + f]);
      for (int p = 0; p < TILE; p++) z[p][f] += x[p] * w;
    }
  }
  for (int p = 0; p < TILE; p++) {
    Eight tried = *(const Eight *)(trials + p * ROWS), won = *(const Eight *)(successes + p * ROWS);
    for (int f = 0; f < TILE; f++) {
      Eight chance = logistic(z[p][f], exp_of_negative(-magnitude(z[p][f])));
      Eight count = __builtin_convertvector(*(const EightFloats *)(counts + f * stride + p * ROWS), Eight);
      *(Eight *)(residuals + (f * BLOCK + p) * ROWS) = count * (tried * chance - won);
    }
  }
}

// Adds the products of four columns with four fits' residuals.
ALWAYS_INLINE void add_tile(const double *panels, int64_t width, int64_t panel_count, const double *residuals,
                            int64_t fits, double *lanes) {
  Eight sums[TILE][TILE] = {{{0}}};
  for (int64_t p = 0; p < panel_count; p++) {
    Eight r[TILE];
    for (int f = 0; f < TILE; f++) r[f] = *(const Eight *)(residuals + (f * BLOCK + p) * ROWS);
    for (int j = 0; j < TILE; j++) {
      Eight x = *(const Eight *)(panels + (p * width + j) * ROWS);
      for (int f = 0; f < TILE; f++) sums[j][f] += x * r[f];
    }
  }
  for (int j = 0; j < TILE; j++)
    for (int f = 0; f < TILE; f++) *(Eight *)(lanes + (j * fits + f) * ROWS) += sums[j][f];
}

ALWAYS_INLINE void add_block(const double *panels, int64_t width, int64_t panel_count, const double *residuals,
                             int64_t fits, double *lanes) {
  for (int64_t j = 0; j < width; j += TILE)
    for (int64_t f = 0; f < fits; f += TILE)
      add_tile(panels + j * ROWS, width, panel_count, residuals + f * BLOCK * ROWS, fits,
               lanes + (j * fits + f) * ROWS);
}

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
void tessera_logistic_gradients(const double *panels, int64_t width, int64_t panel_count, const double *trials,
                                const double *successes, const float *counts, const double *coefficients,
                                int64_t fits, double *lanes) {
  _Alignas(64) double residuals[tessera_logistic_fits * BLOCK * ROWS];
  int64_t stride = panel_count * ROWS;
  for (int64_t first = 0; first < panel_count; first += BLOCK) {
    int64_t size = panel_count - first < BLOCK ? panel_count - first : BLOCK;
    const double *block = panels + first * width * ROWS;
    for (int64_t p = 0; p < size; p += TILE) {
      int64_t row = (first + p) * ROWS;
      for (int64_t f = 0; f < fits; f += TILE)
        residuals_of_tile(block + p * width * ROWS, width, trials + row, successes + row,
                          counts + f * stride + row, stride, coefficients + f, fits,
                          residuals + (f * BLOCK + p) * ROWS);
    }
    add_block(block, width, size, residuals, fits, lanes);
  }
}

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
void tessera_counted_row_sums(const double *panels, int64_t width, int64_t panel_count, const double *values,
                              const float *counts, int64_t fits, double *lanes) {
  _Alignas(64) double products[tessera_logistic_fits * BLOCK * ROWS];
  int64_t stride = panel_count * ROWS;
  for (int64_t first = 0; first < panel_count; first += BLOCK) {
    int64_t size = panel_count - first < BLOCK ? panel_count - first : BLOCK;
    for (int64_t f = 0; f < fits; f++) {
      const float *own = counts + f * stride + first * ROWS;
      for (int64_t p = 0; p < size; p++)
        *(Eight *)(products + (f * BLOCK + p) * ROWS) =
            __builtin_convertvector(*(const EightFloats *)(own + p * ROWS), Eight) *
            *(const Eight *)(values + (first + p) * ROWS);
    }
    add_block(panels + first * width * ROWS, width, size, products, fits, lanes);
  }
}
