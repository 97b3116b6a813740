// Assignment of encoded rows to their nearest centers: a register tile of rows x centers begins with the numbers,
// then every category and tag of a row adds one row of a table. Nothing of the width of one-hot columns is read.
#include "CVectorKernels.h"
#include "FetchEncoded.h"
#include "Lanes.h"
#include "Running.h"

enum { BLOCK = 128 };

// The scores of `row_count` rows against `panel_count` panels, into `scores`, row by row.
ALWAYS_INLINE void score_tile(const tessera_encoded_rows *rows, const int64_t *places, const float *panels,
                              const float *starts, Lanes *scores, const int row_count, const int panel_count) {
  const int64_t depth = rows->number_count;
  const int64_t panel_size = (depth + rows->entry_count) * LANES;
  for (int r = 0; r < row_count; r++)
    for (int p = 0; p < panel_count; p++)
      scores[r * panel_count + p] = *(const Lanes *)(starts + p * LANES);
  for (int64_t j = 0; j < depth; j++)
    for (int p = 0; p < panel_count; p++) {
      Lanes center = *(const Lanes *)(panels + p * panel_size + j * LANES);
      for (int r = 0; r < row_count; r++)
        scores[r * panel_count + p] += rows->numbers[places[r] * rows->stride + j] * center;
    }
  const float *table = panels + depth * LANES;
  for (int r = 0; r < row_count; r++) {
    const int32_t *codes = rows->codes + places[r] * rows->code_count;
    Lanes sums[panel_count];
    for (int p = 0; p < panel_count; p++) sums[p] = scores[r * panel_count + p];
    for (int64_t c = 0; c < rows->code_count; c++) {
      const float *entry = table + (int64_t)codes[c] * LANES;
      for (int p = 0; p < panel_count; p++) sums[p] += *(const Lanes *)(entry + p * panel_size);
    }
    for (int64_t i = rows->offsets[places[r]]; i < rows->offsets[places[r] + 1]; i++) {
      const float *entry = table + (int64_t)rows->entries[i] * LANES;
      float value = rows->values[i];
      for (int p = 0; p < panel_count; p++) sums[p] += value * *(const Lanes *)(entry + p * panel_size);
    }
    for (int p = 0; p < panel_count; p++) scores[r * panel_count + p] = sums[p];
  }
}

ALWAYS_INLINE void assign_group(const tessera_encoded_rows *rows, const int64_t *places, int64_t size,
                                const float *panels, const float *starts, int32_t first_center,
                                Running *running, const int tile_rows, const int panel_count) {
  Lanes scores[tile_rows * panel_count];
  int64_t i = 0;
  for (; i + tile_rows <= size; i += tile_rows) {
    score_tile(rows, places + i, panels, starts, scores, tile_rows, panel_count);
    for (int r = 0; r < tile_rows; r++)
      for (int p = 0; p < panel_count; p++)
        update(running + i + r, scores[r * panel_count + p], first_center + p * LANES);
  }
  for (; i < size; i++) {
    score_tile(rows, places + i, panels, starts, scores, 1, panel_count);
    for (int p = 0; p < panel_count; p++) update(running + i, scores[p], first_center + p * LANES);
  }
}

ALWAYS_INLINE void assign_encoded(const tessera_encoded_rows *rows, const int32_t *order, int64_t first,
                                  int64_t count, const float *panels, const float *starts,
                                  int64_t panel_count, int32_t *labels, float *best, float *second,
                                  const int tile_rows, const int group) {
  Running running[BLOCK];
  int64_t places[BLOCK];
  const int64_t panel_size = (rows->number_count + rows->entry_count) * LANES;
  for (int64_t start = 0; start < count; start += BLOCK) {
    int64_t size = count - start < BLOCK ? count - start : BLOCK;
    for (int64_t i = 0; i < size; i++) {
      places[i] = order ? order[start + i] : first + start + i;
      if (order) fetch_encoded(rows, places[i]);
      begin(running + i);
    }
    int64_t p = 0;
    for (; p + group <= panel_count; p += group)
      assign_group(rows, places, size, panels + p * panel_size, starts + p * LANES, (int32_t)(p * LANES),
                   running, tile_rows, group);
    for (; p < panel_count; p++)
      assign_group(rows, places, size, panels + p * panel_size, starts + p * LANES, (int32_t)(p * LANES),
                   running, tile_rows, 1);
    for (int64_t i = 0; i < size; i++)
      finish(running + i, labels + start + i, best + start + i, second + start + i);
  }
}

#define PARAMETERS                                                                                  \
  const tessera_encoded_rows *rows, const int32_t *order, int64_t first, int64_t count,             \
      const float *panels, const float *starts, int64_t panel_count, int32_t *labels, float *best,  \
      float *second
#define WITH_TILE(tile_rows, group)                                                                 \
  assign_encoded(rows, order, first, count, panels, starts, panel_count, labels, best, second,      \
                 tile_rows, group)

// Rows and panels whose scores fit the registers: 32 of 16 lanes, 16 of 8, 16 of 4.
static void assign_plain(PARAMETERS) { WITH_TILE(1, 2); }

#if defined(__x86_64__) && defined(__clang__)
__attribute__((target("arch=x86-64-v3"))) static void assign_v3(PARAMETERS) { WITH_TILE(1, 4); }
WHOLE_VECTORS __attribute__((target("arch=x86-64-v4"))) static void assign_v4(PARAMETERS) { WITH_TILE(4, 4); }
#endif

void tessera_assign_encoded(PARAMETERS) {
#if defined(__x86_64__) && defined(__clang__)
  if (__builtin_cpu_supports("x86-64-v4")) {
    assign_v4(rows, order, first, count, panels, starts, panel_count, labels, best, second);
    return;
  }
  if (__builtin_cpu_supports("x86-64-v3")) {
    assign_v3(rows, order, first, count, panels, starts, panel_count, labels, best, second);
    return;
  }
#endif
  assign_plain(rows, order, first, count, panels, starts, panel_count, labels, best, second);
}

FOR_EACH_CPU_LEVEL
void tessera_encoded_scores(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                            const float *panel, const float *starts, float *scores) {
  for (int64_t i = 0; i < count; i++) {
    int64_t place = first + i;
    score_tile(rows, &place, panel, starts, (Lanes *)(scores + i * LANES), 1, 1);
  }
}

void tessera_encoded_own_scores(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                                const float *panels, const float *starts, const int32_t *labels, float *scores) {
  const int64_t depth = rows->number_count, panel_size = (depth + rows->entry_count) * LANES;
  for (int64_t i = 0; i < count; i++) {
    int64_t place = first + i, lane = labels[i] % LANES;
    const float *panel = panels + labels[i] / LANES * panel_size + lane;
    const float *table = panel + depth * LANES;
    double score = starts[labels[i]];
    for (int64_t j = 0; j < depth; j++) score += (double)rows->numbers[place * rows->stride + j] * panel[j * LANES];
    for (int64_t c = 0; c < rows->code_count; c++)
      score += table[(int64_t)rows->codes[place * rows->code_count + c] * LANES];
    for (int64_t e = rows->offsets[place]; e < rows->offsets[place + 1]; e++)
      score += (double)rows->values[e] * table[(int64_t)rows->entries[e] * LANES];
    scores[i] = (float)score;
  }
}
