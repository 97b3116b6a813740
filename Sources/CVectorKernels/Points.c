// Points of accounts by the values of a column, and what follows from points.
#include "CVectorKernels.h"
#include "Lanes.h"

// Eight numbers and the places of eight numbers.
typedef double Numbers __attribute__((vector_size(64), aligned(8)));
typedef int64_t Places __attribute__((vector_size(64), aligned(8)));

FOR_EACH_CPU_LEVEL WHOLE_VECTORS
void tessera_add_band_points(const double *restrict numbers, int64_t count, const double *restrict starts,
                             int64_t start_count, const int32_t *restrict points, int32_t *restrict sums) {
  int64_t i = 0;
  // Sixteen at a time, their places in registers; a comparison that holds is -1.
  for (; i + 16 <= count; i += 16) {
    Numbers first = *(const Numbers *)(numbers + i), second = *(const Numbers *)(numbers + i + 8);
    Places one = -(first == first), two = -(second == second);
    for (int64_t s = 0; s < start_count; s++) {
      one -= first >= starts[s];
      two -= second >= starts[s];
    }
    for (int64_t j = 0; j < 8; j++) sums[i + j] += points[one[j]];
    for (int64_t j = 0; j < 8; j++) sums[i + 8 + j] += points[two[j]];
  }
  for (; i < count; i++) {
    int64_t place = numbers[i] == numbers[i];
    for (int64_t s = 0; s < start_count; s++) place += numbers[i] >= starts[s];
    sums[i] += points[place];
  }
}

FOR_EACH_CPU_LEVEL
void tessera_add_scaled_points(const double *restrict numbers, int64_t count, double each, double least, double most,
                               int32_t missing, int32_t *restrict sums) {
  for (int64_t i = 0; i < count; i++) {
    int32_t known = numbers[i] == numbers[i];
    double value = (known ? numbers[i] : 0) * each;
    value = value < least ? least : value;
    value = value > most ? most : value;
    int32_t whole = (int32_t)value;
    double rest = value - whole;
    whole += (rest >= 0.5) - (rest <= -0.5);
    sums[i] += known ? whole : missing;
  }
}

FOR_EACH_CPU_LEVEL
void tessera_add_code_points(const int32_t *restrict codes, int64_t count, const int32_t *restrict points, int64_t point_count,
                             int32_t *restrict sums) {
  for (int64_t i = 0; i < count; i++) {
    uint32_t place = (uint32_t)codes[i] + 1;
    sums[i] += points[place < (uint64_t)point_count ? place : 0];
  }
}

FOR_EACH_CPU_LEVEL
void tessera_add_age_points(const int32_t *restrict days, int64_t count, int32_t today, const int32_t *restrict points,
                            int64_t age_count, int32_t missing, int32_t *restrict sums) {
  uint32_t limit = (uint32_t)age_count;
  for (int64_t i = 0; i < count; i++) {
    int32_t known = (days[i] != INT32_MIN) & (days[i] <= today);
    // Beyond 32 bits for the least number only, which is not known.
    uint32_t age = (uint32_t)today - (uint32_t)days[i];
    int32_t listed = known & (age < limit);
    int32_t value = points[listed ? age : 0];
    sums[i] += listed ? value : known ? 0 : missing;
  }
}

FOR_EACH_CPU_LEVEL
int64_t tessera_count_equal(const uint8_t *values, int64_t count, uint8_t value) {
  int64_t equal = 0;
  for (int64_t start = 0; start < count; start += 128) {
    int64_t end = count - start < 128 ? count : start + 128;
    uint8_t part = 0;
    for (int64_t i = start; i < end; i++) part += values[i] == value;
    equal += part;
  }
  return equal;
}

FOR_EACH_CPU_LEVEL
void tessera_points_within(const int32_t *restrict points, int64_t count, int32_t least, int32_t most, bool negated,
                           bool *restrict holds) {
  for (int64_t i = 0; i < count; i++)
    holds[i] = ((points[i] >= least) & (points[i] <= most)) != negated;
}

FOR_EACH_CPU_LEVEL
void tessera_join_answers(bool *restrict holds, const bool *restrict others, int64_t count, bool both) {
  if (both)
    for (int64_t i = 0; i < count; i++) holds[i] = holds[i] & others[i];
  else
    for (int64_t i = 0; i < count; i++) holds[i] = holds[i] | others[i];
}

FOR_EACH_CPU_LEVEL
void tessera_bound_points(int32_t *restrict sums, int64_t count, int32_t least, int32_t most, int32_t *restrict totals) {
  for (int64_t i = 0; i < count; i++) {
    int32_t sum = sums[i] < least ? least : sums[i];
    sum = sum > most ? most : sum;
    sums[i] = sum;
    totals[i] += sum;
  }
}

FOR_EACH_CPU_LEVEL
void tessera_set_tiers(const bool *restrict holds, int64_t count, uint8_t tier, uint8_t limit, uint16_t reason,
                       uint8_t *restrict tiers, uint16_t *restrict reasons) {
  for (int64_t i = 0; i < count; i++) {
    uint8_t is_set = holds[i] & (tiers[i] < limit);
    tiers[i] = is_set ? tier : tiers[i];
    reasons[i] = is_set ? reason : reasons[i];
  }
}

void tessera_write_column(const int32_t *column, int64_t count, int32_t *cells, int64_t width) {
  for (int64_t i = 0; i < count; i++) cells[i * width] = column[i];
}

void tessera_write_tiers(const uint8_t *tiers, const bool *customers, const uint16_t *reasons, int64_t count,
                         int32_t *cells, int64_t width) {
  for (int64_t i = 0; i < count; i++)
    cells[i * width] = tiers[i] | (int32_t)customers[i] << 8 | (int32_t)reasons[i] << 9;
}
