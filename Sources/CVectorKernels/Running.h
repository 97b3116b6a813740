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

// Folds the lanes; a score is r.c - |c|^2 / 2, and what comes out is |c|^2 - 2 r.c.
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

#endif
