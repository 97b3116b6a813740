// The log-loss of one logistic regression, its gradient, and its second derivatives.
#include "CVectorKernels.h"
#include "Logistic.h"

// Writes residuals and second derivatives of 32 rows, and adds their losses to eight lanes.
ALWAYS_INLINE void take_rows(const double *panels, int64_t width, const double *trials, const double *successes,
                             const double *coefficients, double *residuals, double *curvatures, double *losses) {
  Eight z[TILE] = {{0}};
  for (int64_t j = 0; j < width; j++)
    for (int p = 0; p < TILE; p++)
      z[p] += *(const Eight *)(panels + (p * width + j) * ROWS) * spread(coefficients[j]);
  for (int p = 0; p < TILE; p++) {
    Eight tried = *(const Eight *)(trials + p * ROWS), won = *(const Eight *)(successes + p * ROWS);
    Eight small = exp_of_negative(-magnitude(z[p])), above = spread(1) / (spread(1) + small);
    // ln(1 + e^z) without overflow; p (1 - p) without the digits that 1 - p would lose.
    Eight positive = select_eight(z[p] > spread(0), z[p], spread(0));
    *(Eight *)losses += tried * (positive + log_of_one_and(small)) - won * z[p];
    *(Eight *)(residuals + p * ROWS) = tried * logistic(z[p], small) - won;
    *(Eight *)(curvatures + p * ROWS) = tried * small * above * above;
  }
}

// Adds the products of the columns with the residuals of 32 rows.
ALWAYS_INLINE void add_rows(const double *panels, int64_t width, const double *residuals, double *lanes) {
  for (int64_t j = 0; j < width; j++) {
    Eight sum = *(Eight *)(lanes + j * ROWS);
    for (int p = 0; p < TILE; p++)
      sum += *(const Eight *)(panels + (p * width + j) * ROWS) * *(const Eight *)(residuals + p * ROWS);
    *(Eight *)(lanes + j * ROWS) = sum;
  }
}

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
double tessera_logistic_point(const double *panels, int64_t width, int64_t panel_count, const double *trials,
                              const double *successes, const double *coefficients, double *residuals,
                              double *curvatures, double *lanes) {
  double losses[ROWS] = {0}, loss = 0;
  for (int64_t first = 0; first < panel_count; first += TILE) {
    int64_t row = first * ROWS;
    const double *block = panels + row * width;
    take_rows(block, width, trials + row, successes + row, coefficients, residuals + row, curvatures + row,
              losses);
    add_rows(block, width, residuals + row, lanes);
  }
  for (int lane = 0; lane < ROWS; lane++) loss += losses[lane];
  return loss;
}

// Adds the weighted products of four columns with four others over some panels.
ALWAYS_INLINE void add_products(const double *panels, int64_t width, int64_t panel_count, const double *weights,
                                int64_t i, int64_t j, double *lanes) {
  Eight sums[TILE][TILE] = {{{0}}};
  for (int64_t p = 0; p < panel_count; p++) {
    const double *panel = panels + p * width * ROWS;
    Eight weight = *(const Eight *)(weights + p * ROWS), y[TILE];
    for (int b = 0; b < TILE; b++) y[b] = *(const Eight *)(panel + (j + b) * ROWS);
    for (int a = 0; a < TILE; a++) {
      Eight x = weight * *(const Eight *)(panel + (i + a) * ROWS);
      for (int b = 0; b < TILE; b++) sums[a][b] += x * y[b];
    }
  }
  for (int a = 0; a < TILE; a++)
    for (int b = 0; b < TILE; b++) *(Eight *)(lanes + ((i + a) * width + j + b) * ROWS) += sums[a][b];
}

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
void tessera_weighted_products(const double *panels, int64_t width, int64_t panel_count, const double *weights,
                               double *lanes) {
  // Blocks of 256 rows, so that the columns of a tile stay near.
  for (int64_t first = 0; first < panel_count; first += 32) {
    int64_t size = panel_count - first < 32 ? panel_count - first : 32;
    for (int64_t i = 0; i < width; i += TILE)
      for (int64_t j = 0; j <= i; j += TILE)
        add_products(panels + first * width * ROWS, width, size, weights + first * ROWS, i, j, lanes);
  }
}

ALWAYS_INLINE void write_products(const double *panel, int64_t width, const double *coefficients,
                                  double *products) {
  Eight z = {0};
  for (int64_t j = 0; j < width; j++) z += *(const Eight *)(panel + j * ROWS) * spread(coefficients[j]);
  *(Eight *)products = z;
}

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
void tessera_row_products(const double *panels, int64_t width, int64_t panel_count, const double *coefficients,
                          double *products) {
  for (int64_t p = 0; p < panel_count; p++)
    write_products(panels + p * width * ROWS, width, coefficients, products + p * ROWS);
}
