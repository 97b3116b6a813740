// What the kernels of logistic regression share: eight rows at a time, and the logistic function.
#ifndef TESSERA_LOGISTIC_H
#define TESSERA_LOGISTIC_H

#include "Lanes.h"

typedef double Eight __attribute__((vector_size(64), aligned(8)));
typedef int64_t EightPlaces __attribute__((vector_size(64), aligned(8)));
typedef float EightFloats __attribute__((vector_size(32), aligned(4)));

// Rows of a panel, and the side of a tile whose sums are kept in registers.
enum { ROWS = 8, TILE = 4 };

ALWAYS_INLINE Eight spread(double value) {
  return (Eight){value, value, value, value, value, value, value, value};
}

ALWAYS_INLINE Eight select_eight(EightPlaces mask, Eight yes, Eight no) {
  return (Eight)(((EightPlaces)yes & mask) | ((EightPlaces)no & ~mask));
}

// e to the power of x for x <= 0: x = n ln 2 + r with |r| <= ln 2 / 2, and the series of r up to its 13th power.
ALWAYS_INLINE Eight exp_of_negative(Eight x) {
  x = select_eight(x < spread(-708), spread(-708), x);
  // Added to a number of this size, n stands in the lowest bits.
  const Eight magic = spread(6755399441055744.0);
  Eight shifted = x * spread(1.4426950408889634) + magic;
  Eight n = shifted - magic;
  Eight r = x - n * spread(6.93147180369123816490e-01);
  r = r - n * spread(1.90821492927058770002e-10);
  Eight sum = spread(1.0 / 6227020800);
  sum = sum * r + spread(1.0 / 479001600);
  sum = sum * r + spread(1.0 / 39916800);
  sum = sum * r + spread(1.0 / 3628800);
  sum = sum * r + spread(1.0 / 362880);
  sum = sum * r + spread(1.0 / 40320);
  sum = sum * r + spread(1.0 / 5040);
  sum = sum * r + spread(1.0 / 720);
  sum = sum * r + spread(1.0 / 120);
  sum = sum * r + spread(1.0 / 24);
  sum = sum * r + spread(1.0 / 6);
  sum = sum * r + spread(0.5);
  sum = sum * r + spread(1);
  sum = sum * r + spread(1);
  return (Eight)((EightPlaces)sum + ((EightPlaces)shifted << 52));
}

ALWAYS_INLINE Eight magnitude(Eight x) {
  return (Eight)((EightPlaces)x & (EightPlaces){INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX,
                                                INT64_MAX, INT64_MAX, INT64_MAX});
}

// 1 / (1 + e^-z), given e^-|z|.
ALWAYS_INLINE Eight logistic(Eight z, Eight small) {
  Eight above = spread(1) / (spread(1) + small);
  return select_eight(z < spread(0), small * above, above);
}

// ln(1 + e) for 0 <= e <= 1 as 2 artanh(e / (2 + e)), whose argument is at most 1/3.
ALWAYS_INLINE Eight log_of_one_and(Eight e) {
  Eight s = e / (spread(2) + e), square = s * s;
  Eight sum = spread(1.0 / 33);
  for (int odd = 31; odd >= 1; odd -= 2) sum = sum * square + spread(1.0 / odd);
  return spread(2) * s * sum;
}

#endif
