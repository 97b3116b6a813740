// A quick look at encoded rows in 16-bit whole numbers, 32 centers side by side: which center is the nearest is
// certain wherever the gap to the second exceeds what the rounding can be off by. The others are for the exact kernel.
#include "CVectorKernels.h"
#include "FetchEncoded.h"
#include "Lanes.h"

#if defined(__x86_64__) && defined(__clang__)
#include <immintrin.h>

#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
enum { WIDE = 32, GROUP = 4, SCREEN_BLOCK = 128 };

// The best and second-best score in each lane, and the panel that the best one stands in.
typedef struct {
  __m512i best, second, panel;
} Wide;

// Numbers come in as Float32: start + the products of the numbers, rounded to 16 bits, low ones cut off.
TARGET ALWAYS_INLINE void begin_scores(const tessera_screen_rows *rows, int64_t place, const float *panels,
                                       __m512i *sums, const int group) {
  const int64_t size = (rows->exact->number_count + 1) * WIDE;
  __m512 low[GROUP], high[GROUP], half_norm = _mm512_set1_ps(rows->norms[place] * (0.5f * rows->inverse_unit));
  for (int g = 0; g < group; g++) {
    low[g] = _mm512_sub_ps(_mm512_loadu_ps(panels + g * size), half_norm);
    high[g] = _mm512_sub_ps(_mm512_loadu_ps(panels + g * size + LANES), half_norm);
  }
  for (int64_t j = 0; j < rows->exact->number_count; j++) {
    __m512 value = _mm512_set1_ps(rows->exact->numbers[place * rows->exact->stride + j]);
    const float *centers = panels + (j + 1) * WIDE;
    for (int g = 0; g < group; g++) {
      low[g] = _mm512_fmadd_ps(value, _mm512_loadu_ps(centers + g * size), low[g]);
      high[g] = _mm512_fmadd_ps(value, _mm512_loadu_ps(centers + g * size + LANES), high[g]);
    }
  }
  for (int g = 0; g < group; g++)
    sums[g] = _mm512_packs_epi32(_mm512_cvtps_epi32(low[g]), _mm512_cvtps_epi32(high[g]));
}

TARGET ALWAYS_INLINE void look(Wide *wide, __m512i score, int16_t panel) {
  __mmask32 is_better = _mm512_cmpgt_epi16_mask(score, wide->best);
  wide->second = _mm512_max_epi16(wide->second, _mm512_min_epi16(wide->best, score));
  wide->best = _mm512_max_epi16(wide->best, score);
  wide->panel = _mm512_mask_mov_epi16(wide->panel, is_better, _mm512_set1_epi16(panel));
}

TARGET ALWAYS_INLINE void screen_group(const tessera_screen_rows *rows, int64_t place, Wide *wide,
                                       const float *floats, const int16_t *table, int16_t first_panel,
                                       const int group) {
  const tessera_encoded_rows *exact = rows->exact;
  const int64_t table_size = rows->entry_count * WIDE;
  __m512i sums[GROUP];
  begin_scores(rows, place, floats, sums, group);
  const uint16_t *codes = rows->codes + place * rows->code_count;
  for (int64_t c = 0; c < rows->code_count; c++) {
    const int16_t *entry = table + (uint64_t)codes[c] * WIDE;
    for (int g = 0; g < group; g++) sums[g] = _mm512_adds_epi16(sums[g], _mm512_loadu_si512(entry + g * table_size));
  }
  int64_t i = exact->offsets[place], end = exact->offsets[place + 1];
  while (i < end) {
    // Entries of the same value are added up before they are multiplied.
    const int16_t value = rows->values[i];
    const int64_t limit = i + tessera_screen_run < end ? i + tessera_screen_run : end;
    __m512i run[GROUP];
    const int16_t *entry = table + (uint64_t)exact->entries[i] * WIDE;
    for (int g = 0; g < group; g++) run[g] = _mm512_loadu_si512(entry + g * table_size);
    while (++i < limit && rows->values[i] == value) {
      entry = table + (uint64_t)exact->entries[i] * WIDE;
      for (int g = 0; g < group; g++) run[g] = _mm512_adds_epi16(run[g], _mm512_loadu_si512(entry + g * table_size));
    }
    for (int g = 0; g < group; g++)
      sums[g] = _mm512_adds_epi16(sums[g], _mm512_mulhrs_epi16(_mm512_set1_epi16(value), run[g]));
  }
  Wide own = *wide;
  for (int g = 0; g < group; g++) look(&own, sums[g], (int16_t)(first_panel + g));
  *wide = own;
}

TARGET ALWAYS_INLINE int16_t greatest_of(__m512i lanes) {
  typedef int16_t Shorts __attribute__((vector_size(64)));
  return __builtin_reduce_max((Shorts)lanes);
}

TARGET ALWAYS_INLINE void settle(const Wide *wide, int32_t *label, int32_t *best, int32_t *second) {
  int16_t most = greatest_of(wide->best);
  __mmask32 is_most = _mm512_cmpeq_epi16_mask(wide->best, _mm512_set1_epi16(most));
  int lane = __builtin_ctz(is_most);
  int16_t panels[WIDE];
  _mm512_storeu_si512(panels, wide->panel);
  *label = panels[lane] * WIDE + lane;
  *best = most;
  // The winner's lane gives its second best, every other lane its best.
  *second = greatest_of(_mm512_mask_mov_epi16(wide->best, (__mmask32)1 << lane, wide->second));
}

TARGET static void screen_v4(const tessera_screen_rows *rows, const int32_t *order, int64_t first, int64_t count,
                             const float *floats, const int16_t *table, int64_t panel_count, int32_t *labels,
                             int32_t *best, int32_t *second) {
  Wide wide[SCREEN_BLOCK];
  int64_t places[SCREEN_BLOCK];
  const int64_t float_size = (rows->exact->number_count + 1) * WIDE, table_size = rows->entry_count * WIDE;
  for (int64_t start = 0; start < count; start += SCREEN_BLOCK) {
    int64_t size = count - start < SCREEN_BLOCK ? count - start : SCREEN_BLOCK;
    for (int64_t i = 0; i < size; i++) {
      places[i] = order ? order[start + i] : first + start + i;
      if (order) {
        __builtin_prefetch(rows->codes + places[i] * rows->code_count);
        __builtin_prefetch(rows->values + rows->exact->offsets[places[i]]);
        fetch_list(rows->exact, places[i]);
      }
      wide[i].best = wide[i].second = _mm512_set1_epi16(INT16_MIN);
      wide[i].panel = _mm512_setzero_si512();
    }
    for (int64_t p = 0; p < panel_count;) {
      const float *own_floats = floats + p * float_size;
      const int16_t *own_table = table + p * table_size;
#define WITH_GROUP(n)                                                                              \
  for (int64_t i = 0; i < size; i++)                                                               \
    screen_group(rows, places[i], wide + i, own_floats, own_table, (int16_t)p, n)
      if (p + GROUP <= panel_count) {
        WITH_GROUP(GROUP);
        p += GROUP;
      } else if (p + 3 == panel_count) {
        WITH_GROUP(3);
        p += 3;
      } else if (p + 2 == panel_count) {
        WITH_GROUP(2);
        p += 2;
      } else {
        WITH_GROUP(1);
        p += 1;
      }
    }
    for (int64_t i = 0; i < size; i++) settle(wide + i, labels + start + i, best + start + i, second + start + i);
  }
}

int32_t tessera_can_screen(void) { return __builtin_cpu_supports("x86-64-v4") != 0; }

void tessera_screen(const tessera_screen_rows *rows, const int32_t *order, int64_t first, int64_t count,
                    const float *floats, const int16_t *table, int64_t panel_count, int32_t *labels,
                    int32_t *best, int32_t *second) {
  screen_v4(rows, order, first, count, floats, table, panel_count, labels, best, second);
}

#else

int32_t tessera_can_screen(void) { return 0; }

void tessera_screen(const tessera_screen_rows *rows, const int32_t *order, int64_t first, int64_t count,
                    const float *floats, const int16_t *table, int64_t panel_count, int32_t *labels,
                    int32_t *best, int32_t *second) {
  __builtin_trap();
}

#endif
