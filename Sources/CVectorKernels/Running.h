// The running best and second best of a row while panels of 16 centers pass by.
#ifndef TESSERA_RUNNING_H
#define TESSERA_RUNNING_H

#include "Lanes.h"

#include <math.h>

// One row's best and second-best score and its center, in each lane apart: lane l sees centers l, l + 16, ...
typedef struct {
  Lanes best, second;
  Indices label;
} Running;

ALWAYS_INLINE void begin(Running *running) {
  running->best = running->second = (Lanes){0} - INFINITY;
  running->label = (Indices){0};
}

ALWAYS_INLINE void update(Running *running, Lanes score, int32_t first_center) {
  static const Indices lane = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  Indices is_better = score > running->best;  // strictly: an earlier center keeps a tie
  Lanes loser = select_lanes(is_better, running->best, score);
  running->second = select_lanes(loser > running->second, loser, running->second);
  running->best = select_lanes(is_better, score, running->best);
  running->label = ((lane + first_center) & is_better) | (running->label & ~is_better);
}

ALWAYS_INLINE float greatest(Lanes lanes) {
#if defined(__clang__)
  return __builtin_reduce_max(lanes);
#else
  float most = lanes[0];
  for (int lane = 1; lane < LANES; lane++) most = lanes[lane] > most ? lanes[lane] : most;
  return most;
#endif
}

ALWAYS_INLINE int32_t least(Indices lanes) {
#if defined(__clang__)
  return __builtin_reduce_min(lanes);
#else
  int32_t least = lanes[0];
  for (int lane = 1; lane < LANES; lane++) least = lanes[lane] < least ? lanes[lane] : least;
  return least;
#endif
}

// Folds the lanes; a score is r.c - |c|^2 / 2, and what comes out is |c|^2 - 2 r.c.
ALWAYS_INLINE void finish(const Running *running, int32_t *label, float *best, float *second) {
  float most = greatest(running->best);
  Indices is_most = running->best == most;
  int32_t winner = least((running->label & is_most) | (~is_most & INT32_MAX));
  // The winner's lane gives its second best, every other lane its best; no two lanes see the same center.
  Indices is_winner = is_most & (running->label == winner);
  *label = winner;
  *best = -2 * most;
  *second = -2 * greatest(select_lanes(is_winner, running->second, running->best));
}

#endif
