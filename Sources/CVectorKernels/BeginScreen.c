// Encoded rows made ready for the quick look, once for all passes.
#include "CVectorKernels.h"
#include "Lanes.h"

tessera_screen_part tessera_begin_screen(const tessera_encoded_rows *exact, int64_t first, int64_t count,
                                         const float *norms, const uint16_t *shares, const int32_t *places,
                                         const uint16_t *starts, int64_t group_count, uint16_t *codes,
                                         int16_t *values, float *errors, uint8_t *listed) {
  tessera_screen_part part = {0, 0, 1};
  for (int64_t row = first; row < first + count; row++) {
    uint16_t *own = codes + row * group_count;
    for (int64_t g = 0; g < group_count; g++) own[g] = starts[g];
    for (int64_t c = 0; c < exact->code_count; c++)
      own[places[c]] += shares[exact->codes[row * exact->code_count + c]];
    part.norm_sum += norms[row];
    float sum = 0, error = 0;
    int32_t run = 0;
    const int64_t start = exact->offsets[row];
    for (int64_t i = start; i < exact->offsets[row + 1]; i++) {
      // Half a unit up and cut off is rounding, as no value is negative.
      float value = exact->values[i], scaled = value * 32768 + 0.5f;
      values[i] = scaled < 32767 ? (int16_t)scaled : 32767;
      run = run > 0 && run < tessera_screen_run && values[i] == values[i - 1] ? run + 1 : 1;
      if (run == 1) error += 1.5f;
      if (run > part.longest_run) part.longest_run = run;
      sum += value;
      error += value / 2;
      listed[exact->entries[i]] = 1;
    }
    errors[row] = error;
    if (sum > part.greatest_value_sum) part.greatest_value_sum = sum;
  }
  return part;
}
