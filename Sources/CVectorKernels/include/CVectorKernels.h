// The hot loops, compiled for several CPU levels and chosen at run time.
//
// Rows and centers are row-major Float32. `width` is the padded row length, a multiple of 16; the padding is
// zero. A sum of products is kept in 16 lanes on every CPU level and folded in one order, so results differ
// between levels only where a level fuses a multiplication with an addition.
#ifndef TESSERA_CVECTORKERNELS_H
#define TESSERA_CVECTORKERNELS_H

#include <stdint.h>

/// Finds the center that is cheapest to merge with one of them under Ward's criterion, and the cost.
///
/// The centers come in panels of 16: panel p is depth x 16, and holds centers 16 p to 16 p + 15 in its columns.
/// weights and norms (squared) have 16 entries a panel; what fills up the last panel has weight 1 and an infinite norm.
/// query holds the values of the center at query_index. The cost of centers r and q with weights w and v is
/// w v / (w + v) * max(0, |r|^2 + |q|^2 - 2 r.q), the same bits in either order. Ties go to `preferred` (-1 for
/// none), then to the lower index. Returns the index, or -1 when there is no other center.
int64_t tessera_ward_nearest(const float *panels, const float *weights, const float *norms,
                             int64_t panel_count, int64_t depth, const float *query, int64_t query_index,
                             int64_t preferred, float *cost);

/// Assigns every row to its nearest center.
///
/// rows is count x depth with the given stride. The centers come in panels of 16: panel p is depth x 16, and
/// holds centers 16 p to 16 p + 15 in its columns; half_norms holds -|c|^2 / 2 for each, and -infinity for
/// what fills up the last panel. labels, best and second have count entries: the nearest center, and
/// |c|^2 - 2 r.c for it and for the second nearest (+infinity when there is one center); add |r|^2 for squared
/// distances. Ties go to the lower center. No table of rows x centers is written.
void tessera_assign(const float *rows, int64_t count, int64_t stride, int64_t depth,
                    const float *panels, const float *half_norms, int64_t panel_count,
                    int32_t *labels, float *best, float *second);

/// Returns the squared Euclidean distance between two rows of `width` values.
float tessera_squared_distance(const float *a, const float *b, int64_t width);

/// Turns products -2 x.y into Euclidean distances.
///
/// products and norms (squared) have count entries, one for each row of others, which has the given stride, a multiple
/// of 16; row is x and norm its squared norm. Where the distance is far smaller than the norms it is measured from the
/// differences.
void tessera_distances(float *products, const float *norms, int64_t count, const float *row, float norm,
                       const float *others, int64_t stride);

/// Adds to each of run_count sums the values of its run; run r goes from ends[r - 1] (0 at first) to ends[r].
void tessera_add_runs(const float *values, const int64_t *ends, int64_t run_count, double *sums);

/// Moves rows from the sums of one cluster to those of another.
///
/// rows is count x depth with the given stride; from and to name each row's cluster before (-1 for none) and
/// now; sums is k x depth and counts has k entries. Rows that stay are left alone.
void tessera_move_rows(const float *rows, int64_t count, int64_t stride, int64_t depth,
                       const int32_t *from, const int32_t *to, double *sums, int64_t *counts);

/// Writes the squared norm of every row, summed in Float64; the stride is a multiple of 16.
void tessera_squared_norms(const float *rows, int64_t count, int64_t stride, float *norms);

#endif
