// Assignment of rows to their nearest centers: a register tile of rows x 16 centers, whose scores go into the
// running best and second best while they are still in registers.
#include "CVectorKernels.h"
#include "Lanes.h"
#include "Running.h"

enum { BLOCK = 48 };

ALWAYS_INLINE void tile(const float *rows, int64_t stride, int64_t depth, const float *panel, Lanes start,
                        int32_t first_center, Running *running, const int row_count) {
  Lanes scores[row_count];
  for (int r = 0; r < row_count; r++) scores[r] = start;
  for (int64_t j = 0; j < depth; j++) {
    Lanes center = *(const Lanes *)(panel + j * LANES);
    for (int r = 0; r < row_count; r++) scores[r] += rows[r * stride + j] * center;
  }
  for (int r = 0; r < row_count; r++) update(running + r, scores[r], first_center);
}

ALWAYS_INLINE void assign(const float *rows, int64_t count, int64_t stride, int64_t depth,
                          const float *panels, const float *half_norms, int64_t panel_count,
                          int32_t *labels, float *best, float *second, const int tile_rows) {
  Running running[BLOCK];
  for (int64_t start = 0; start < count; start += BLOCK) {
    int64_t size = count - start < BLOCK ? count - start : BLOCK;
    for (int64_t i = 0; i < size; i++) begin(running + i);
    for (int64_t p = 0; p < panel_count; p++) {
      const float *panel = panels + p * LANES * depth;
      Lanes half = *(const Lanes *)(half_norms + p * LANES);
      int32_t first_center = (int32_t)(p * LANES);
      int64_t i = 0;
      for (; i + tile_rows <= size; i += tile_rows)
        tile(rows + (start + i) * stride, stride, depth, panel, half, first_center, running + i,
             tile_rows);
      for (; i < size; i++)
        tile(rows + (start + i) * stride, stride, depth, panel, half, first_center, running + i, 1);
    }
    for (int64_t i = 0; i < size; i++)
      finish(running + i, labels + start + i, best + start + i, second + start + i);
  }
}

#define PARAMETERS                                                                                  \
  const float *rows, int64_t count, int64_t stride, int64_t depth, const float *panels,             \
      const float *half_norms, int64_t panel_count, int32_t *labels, float *best, float *second
#define WITH_TILE(n)                                                                                \
  assign(rows, count, stride, depth, panels, half_norms, panel_count, labels, best, second, n)

// As many rows to a tile as leave registers for a center and a value: 32 registers of 16 lanes, 16 of 8, 16 of 4.
static void assign_plain(PARAMETERS) { WITH_TILE(2); }

#if defined(__x86_64__) && defined(__clang__)
__attribute__((target("arch=x86-64-v3"))) static void assign_v3(PARAMETERS) { WITH_TILE(6); }
WHOLE_VECTORS __attribute__((target("arch=x86-64-v4"))) static void assign_v4(PARAMETERS) { WITH_TILE(12); }
#endif

void tessera_assign(PARAMETERS) {
#if defined(__x86_64__) && defined(__clang__)
  if (__builtin_cpu_supports("x86-64-v4")) {
    assign_v4(rows, count, stride, depth, panels, half_norms, panel_count, labels, best, second);
    return;
  }
  if (__builtin_cpu_supports("x86-64-v3")) {
    assign_v3(rows, count, stride, depth, panels, half_norms, panel_count, labels, best, second);
    return;
  }
#endif
  assign_plain(rows, count, stride, depth, panels, half_norms, panel_count, labels, best, second);
}

FOR_EACH_CPU_LEVEL
void tessera_scores(const float *rows, int64_t count, int64_t stride, int64_t depth, const float *panel,
                    const float *half_norms, float *scores) {
  for (int64_t i = 0; i < count; i++) {
    Lanes sums = *(const Lanes *)half_norms;
    for (int64_t j = 0; j < depth; j++) sums += rows[i * stride + j] * *(const Lanes *)(panel + j * LANES);
    *(Lanes *)(scores + i * LANES) = sums;
  }
}
