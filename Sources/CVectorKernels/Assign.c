// Assignment of rows to their nearest centers: a register tile of rows x 16 centers, whose scores go into the
// running best and second best while they are still in registers.
#include "CVectorKernels.h"
#include "Lanes.h"

#include <math.h>

enum { BLOCK = 48 };

// One row's best and second-best score and its center, in each lane apart: lane l sees centers l, l + 16, ...
typedef struct {
  Lanes best, second;
  Indices label;
} Running;

ALWAYS_INLINE void update(Running *running, Lanes score, int32_t first_center) {
  static const Indices lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  Indices is_better = score > running->best;  // strictly: an earlier center keeps a tie
  Lanes loser = select_lanes(is_better, running->best, score);
  running->second = select_lanes(loser > running->second, loser, running->second);
  running->best = select_lanes(is_better, score, running->best);
  running->label = ((lane + first_center) & is_better) | (running->label & ~is_better);
}

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

ALWAYS_INLINE void finish(const Running *running, int32_t *label, float *best, float *second) {
  const float *scores = (const float *)&running->best;
  const int32_t *labels = (const int32_t *)&running->label;
  int winner = 0;
  for (int lane = 1; lane < LANES; lane++)
    if (scores[lane] > scores[winner] ||
        (scores[lane] == scores[winner] && labels[lane] < labels[winner]))
      winner = lane;
  float next = ((const float *)&running->second)[winner];
  for (int lane = 0; lane < LANES; lane++)
    if (lane != winner && scores[lane] > next) next = scores[lane];
  *label = labels[winner];
  *best = -2 * scores[winner];
  *second = -2 * next;
}

ALWAYS_INLINE void assign(const float *rows, int64_t count, int64_t stride, int64_t depth,
                          const float *panels, const float *half_norms, int64_t panel_count,
                          int32_t *labels, float *best, float *second, const int tile_rows) {
  Running running[BLOCK];
  for (int64_t start = 0; start < count; start += BLOCK) {
    int64_t size = count - start < BLOCK ? count - start : BLOCK;
    for (int64_t i = 0; i < size; i++) {
      running[i].best = running[i].second = (Lanes){0} - INFINITY;
      running[i].label = (Indices){0};
    }
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
__attribute__((target("arch=x86-64-v4"))) static void assign_v4(PARAMETERS) { WITH_TILE(12); }
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
