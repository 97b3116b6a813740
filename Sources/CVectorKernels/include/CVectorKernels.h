// The hot loops, compiled for several CPU levels and chosen at run time.
#ifndef TESSERA_CVECTORKERNELS_H
#define TESSERA_CVECTORKERNELS_H

#include <stddef.h>
#include <stdint.h>

/// Finds for one center the nearest other row under Ward's cost, and the cost.
///
/// rows is count x width (row-major, stride width); weights and squared_norms have count entries. The cost of
/// row i and the query is w_i * w_q / (w_i + w_q) * max(0, |r_i|^2 + |q|^2 - 2 r_i . q). Rows whose index is
/// `skip` are left out. Ties go to the lower index. Returns the index, or -1 when there is no other row.
int64_t tessera_ward_nearest(const float *rows, const float *weights, const float *squared_norms,
                             int64_t count, int64_t width, const float *query, float query_weight,
                             float query_norm, int64_t skip, float *cost);

/// Assigns rows to their nearest centers: labels, and the best and second-best squared distance less |row|^2.
///
/// rows is count x width, centers is k x width, center_norms has |c|^2; never writes a count x k tile.
/// Ties go to the lower center. second is +infinity for k = 1.
void tessera_assign(const float *rows, int64_t count, int64_t width, const float *centers,
                    const float *center_norms, int64_t k, int32_t *labels, float *best,
                    float *second);

#endif
