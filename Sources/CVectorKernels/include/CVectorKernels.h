// The hot loops, compiled for several CPU levels and chosen at run time.
//
// Rows and centers are row-major Float32. `width` is the padded row length, a multiple of 16; the padding is
// zero. A sum of products is kept in 16 lanes on every CPU level and folded in one order, so results differ
// between levels only where a level fuses a multiplication with an addition.
#ifndef TESSERA_CVECTORKERNELS_H
#define TESSERA_CVECTORKERNELS_H

#include <stdbool.h>
#include <stdint.h>

/// Finds the center that is cheapest to merge with one of them under Ward's criterion, and the cost.
///
/// The centers come in panels of 16: panel p is (depth + 3) x 16 and holds the centers of slots 16 p to 16 p + 15
/// in its columns. Its last three rows are -s |c|^2 / 2, where s is a little below 1 for the sake of rounding
/// (-infinity where a slot is empty), then 1 / w, then the weight w. remainders has panels of
/// depth x 16: what is to be added to the values, which are rounded. ids names the center of each slot. `slot` is the center
/// to start from; query and exact have room for its depth values. The cost of centers a and b with weights w and v is
/// w v / (w + v) * |a - b|^2 in Float64 from the differences, the same bits in either order. Ties go to the slot `preferred`
/// (-1 for none), then to the lower id. Returns the slot, or -1 when there is no other center.
int64_t tessera_ward_nearest(const float *panels, const float *remainders, const int32_t *ids,
                             int64_t panel_count, int64_t depth, int64_t slot, int64_t preferred,
                             float *query, double *exact, double *cost);

/// Finds the same for many centers at once, the same bits.
///
/// slots has count entries, and so have nearest and cost. regions has depth + 3 values a panel, of tessera_ward_region.
/// scratch has room for 96 x depth values and exact for 48 x depth. Fast when slots rise and neighboring slots lie near each other.
void tessera_ward_nearest_of_many(const float *panels, const float *remainders, const int32_t *ids,
                                  int64_t panel_count, int64_t depth, const float *regions,
                                  const int32_t *slots, int64_t count, float *scratch, double *exact,
                                  int32_t *nearest, double *cost);

/// Writes a sphere that holds the centers of one panel: its middle, -s |middle|^2 / 2, its radius, and the largest
/// 1 / w; s is `shortening`. An empty panel has -infinity for the second.
void tessera_ward_region(const float *panels, int64_t panel, int64_t depth, float shortening, float *regions);

/// Writes the product of each of some rows with a direction; the stride is a multiple of 16.
void tessera_project(const float *rows, int64_t stride, const int32_t *indices, int64_t count,
                     const float *direction, float *products);

/// Adds some rows, each times its factor, to a sum of `stride` values.
void tessera_add_rows(const float *rows, int64_t stride, const int32_t *indices, int64_t count,
                      const float *factors, float *sum);

/// Writes the Euclidean distances of a query to centers in panels of 16, each depth x 16, from the differences.
void tessera_distances(const float *panels, int64_t panel_count, int64_t depth, const float *query,
                       float *distances);

/// Returns the place of the least value plus penalty, the first of several, and writes it; -1 where all are infinite.
/// Here and below count is a multiple of 16.
int64_t tessera_least(const float *values, const float *penalties, int64_t count, float *least);

/// Keeps the lesser of old and new values, and where the new ones are less their source.
void tessera_keep_less(const float *values, int32_t source, int64_t count, float *least, int32_t *sources);

/// Replaces the first distances by the larger of both, or by share * first + (1 - share) * second.
void tessera_join_distances(float *first, const float *second, int64_t count, float share, int32_t takes_largest);

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

/// Writes every row's scores r.c - |c|^2 / 2 against the 16 centers of one panel, count x 16.
void tessera_scores(const float *rows, int64_t count, int64_t stride, int64_t depth, const float *panel,
                    const float *half_norms, float *scores);

/// Returns the squared Euclidean distance between two rows of `width` values.
float tessera_squared_distance(const float *a, const float *b, int64_t width);

/// Writes the squared distance of every row to the center that its label names; rows and centers are `width` apart.
void tessera_own_squared_distances(const float *rows, int64_t count, int64_t width, const float *centers,
                                   const int32_t *labels, float *distances);
/// Turns products -2 x.y into Euclidean distances.
///
/// products and norms (squared) have count entries, one for each row of others, which has the given stride, a multiple
/// of 16; row is x and norm its squared norm. Where the distance is far smaller than the norms it is measured from the
/// differences.
void tessera_products_to_distances(float *products, const float *norms, int64_t count, const float *row, float norm,
                       const float *others, int64_t stride);

/// Adds to each of run_count sums the values of its run; run r goes from ends[r - 1] (0 at first) to ends[r].
void tessera_add_runs(const float *values, const int64_t *ends, int64_t run_count, double *sums);

/// Moves rows from the sums of one cluster to those of another.
///
/// rows is count x depth with the given stride; weights has count entries, or is null where each row counts 1;
/// from and to name each row's cluster before (-1 for none) and now; sums is k x depth and totals, the weight
/// of each cluster, has k entries. Rows that stay are left alone.
void tessera_move_rows(const float *rows, int64_t count, int64_t stride, int64_t depth,
                       const float *weights, const int32_t *from, const int32_t *to, double *sums,
                       double *totals);

/// Writes the squared norm of every row, summed in Float64; the stride is a multiple of 16.
void tessera_squared_norms(const float *rows, int64_t count, int64_t stride, float *norms);

/// Rows that are a few numbers, one code per category, and a list of entries with values.
///
/// numbers is n x number_count with the given stride; codes is n x code_count; row i has the entries and values
/// offsets[i] ..< offsets[i + 1]. A code or entry is a row of a table of entry_count rows.
typedef struct {
  const float *numbers;
  int64_t stride, number_count;
  const int32_t *codes;
  int64_t code_count;
  const int64_t *offsets;
  const int32_t *entries;
  const float *values;
  int64_t entry_count;
} tessera_encoded_rows;

/// Assigns encoded rows to their nearest centers.
///
/// The rows are those that `order` names, or, where it is null, `count` rows from `first`. Panel p of the centers
/// is (number_count + entry_count) x 16: what a number is multiplied by, then what a code or an entry adds;
/// starts has 16 values a panel, -infinity for what fills up the last one. labels, best and second as in
/// tessera_assign, a score being start + the sum of what the row adds, and best being -2 times the score.
void tessera_assign_encoded(const tessera_encoded_rows *rows, const int32_t *order, int64_t first,
                            int64_t count, const float *panels, const float *starts, int64_t panel_count,
                            int32_t *labels, float *best, float *second);

/// Writes the scores of `count` rows from `first` against the 16 centers of one panel, count x 16.
void tessera_encoded_scores(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                            const float *panel, const float *starts, float *scores);

/// Writes the score of `count` rows from `first` against the center that each row's label names.
void tessera_encoded_own_scores(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                                const float *panels, const float *starts, const int32_t *labels, float *scores);

/// Moves encoded rows from the sums of one cluster to those of another; sums is k x (number_count + entry_count).
void tessera_move_encoded(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                          const float *weights, const int32_t *from, const int32_t *to, double *sums,
                          double *totals);

/// Moves bounds on distances along with centers: upper + own of the label, lower - others of the label.
///
/// A row whose squared bounds are not apart then, by more than twice their rounding, is in doubt. Writes first + i for
/// those in doubt, ascending: to rest_rows, with the lower bound, where lower - rest of before would do; else to rows.
/// All three have room for all rows. Labels are at least 0.
typedef struct {
  int64_t count, rest_count;
} tessera_doubts;

tessera_doubts tessera_move_bounds(const int32_t *labels, int64_t first, int64_t count, const float *own,
                                   const float *others, float rest, const float *roundings, float *upper,
                                   float *lower, int32_t *rows, int32_t *rest_rows, float *rest_lower);

/// Writes the squared norms of `count` rows from `first`.
///
/// A row's is constant + the sum of its squared numbers + the sum over its codes (value 1) and entries of
/// value * value * squares[entry] - 2 * value * products[entry].
void tessera_encoded_norms(const tessera_encoded_rows *rows, int64_t first, int64_t count,
                           const double *squares, const double *products, double constant, float *norms);

/// What a quick look at encoded rows needs beside the rows: categories paired into fewer codes, and values and
/// norms in its own units.
///
/// codes is n x code_count, each a row of a table of entry_count rows, whose first rows are those of `exact`; values
/// holds 32768 times the values of the entries; norms is |x|^2, n.
typedef struct {
  const tessera_encoded_rows *exact;
  const uint16_t *codes;
  int64_t code_count, entry_count;
  const int16_t *values;
  const float *norms;
  float inverse_unit;
} tessera_screen_rows;

/// The most entries of equal values side by side that the quick look adds up before it multiplies them.
enum { tessera_screen_run = 8 };

/// What the rows of one chunk bring to the quick look.
typedef struct {
  double norm_sum;
  float greatest_value_sum;
  int32_t longest_run;
} tessera_screen_part;

/// Writes what the quick look needs of `count` rows from `first`.
///
/// shares holds what a code adds to the table row of its group, places the group of each code, starts the first table
/// row of each group. Of all n rows, codes is n x group_count, values as `exact`'s, errors n: half a unit for each entry
/// times its value and one and a half for each run. listed marks the entries that stand in a list.
tessera_screen_part tessera_begin_screen(const tessera_encoded_rows *exact, int64_t first, int64_t count,
                                         const float *norms, const uint16_t *shares, const int32_t *places,
                                         const uint16_t *starts, int64_t group_count, uint16_t *codes,
                                         int16_t *values, float *errors, uint8_t *listed);

/// Returns whether this processor has the quick look.
int32_t tessera_can_screen(void);

/// Looks at rows in units of 1 / inverse_unit: score r.c - |c|^2 / 2 - |r|^2 / 2, which is -distance^2 / 2.
///
/// Panel p holds 32 centers: floats is (1 + number_count) x 32 a panel (starts, then what each number is multiplied
/// by; in four-by-four order: centers 0-3, 8-11, 16-19, 24-27, then 4-7, 12-15, 20-23, 28-31), table entry_count x 32.
/// Sums stop at the ends of 16 bits. best and second are the greatest two scores, labels where the best one is.
void tessera_screen(const tessera_screen_rows *rows, const int32_t *order, int64_t first, int64_t count,
                    const float *floats, const int16_t *table, int64_t panel_count, int32_t *labels,
                    int32_t *best, int32_t *second);

/// Adds the points of numbers to sums. The place of a number is 0 where it is NaN, else 1 plus the starts that it reaches;
/// points has start_count + 2 entries.
void tessera_add_band_points(const double *numbers, int64_t count, const double *starts, int64_t start_count,
                             const int32_t *points, int32_t *sums);

/// Adds numbers times `each`, within least...most, rounded with halves away from zero; `missing` for NaN.
void tessera_add_scaled_points(const double *numbers, int64_t count, double each, double least, double most,
                               int32_t missing, int32_t *sums);

/// Adds the points of codes, the first of the point_count entries being those of code -1 and of any other that is not listed.
void tessera_add_code_points(const int32_t *codes, int64_t count, const int32_t *points, int64_t point_count,
                             int32_t *sums);

/// Adds the points of days by their age: `missing` where the day is the least number or after today, nothing from age_count on.
void tessera_add_age_points(const int32_t *days, int64_t count, int32_t today, const int32_t *points,
                            int64_t age_count, int32_t missing, int32_t *sums);

/// Returns how many values are equal to one.
int64_t tessera_count_equal(const uint8_t *values, int64_t count, uint8_t value);

/// Writes whether points lie in least...most, or where negated whether they do not.
void tessera_points_within(const int32_t *points, int64_t count, int32_t least, int32_t most, bool negated,
                           bool *holds);

/// Joins answers with others: both have to hold, or one of them.
void tessera_join_answers(bool *holds, const bool *others, int64_t count, bool both);

/// Keeps sums within least...most and adds them to totals.
void tessera_bound_points(int32_t *sums, int64_t count, int32_t least, int32_t most, int32_t *totals);

/// Writes tier and reason where `holds` is true and the tier is below the limit.
void tessera_set_tiers(const bool *holds, int64_t count, uint8_t tier, uint8_t limit, uint16_t reason,
                       uint8_t *tiers, uint16_t *reasons);

/// Writes a column to every cell that is `width` behind the one before.
void tessera_write_column(const int32_t *column, int64_t count, int32_t *cells, int64_t width);

/// Writes the tier (8 bits), whether it is a customer (1 bit) and the reason (16 bits) of every account to such cells.
void tessera_write_tiers(const uint8_t *tiers, const bool *customers, const uint16_t *reasons, int64_t count,
                         int32_t *cells, int64_t width);
/// Writes where a delimiter, a double quote, a line feed or a carriage return stands in some bytes, ascending.
///
/// offset is added to every place; places has room for count + 8. Returns how many there are; what stands behind them is
/// spoiled.
int64_t tessera_find_marks(const uint8_t *bytes, int64_t count, uint8_t delimiter, uint32_t offset,
                           uint32_t *places);

/// Copies pieces of a text, one behind the other, and writes where each ends, offset added.
///
/// A piece has its start in the lower half and its end in the upper one, and lies within the count bytes of the text. The
/// copy has room for all of them and 16 bytes more, which may be spoiled.
void tessera_copy_pieces(const uint8_t *text, int64_t count, const uint64_t *pieces, int64_t piece_count,
                         uint32_t offset, uint8_t *copy, uint32_t *ends);

/// The most logistic regressions that one pass over the rows serves.
enum { tessera_logistic_fits = 16 };

/// Adds, for each of `fits` regressions, the products of the columns with count * (trials * chance - successes).
///
/// Rows stand in panels of 8: value (row, j) is at panels[(row / 8 * width + j) * 8 + row % 8]. width, panel_count and fits are
/// multiples of 4, fits at most tessera_logistic_fits. counts is fits x rows, coefficients width x fits, and lanes
/// width x fits x 8, to which is added; its eight lanes are still to be added up.
void tessera_logistic_gradients(const double *panels, int64_t width, int64_t panel_count, const double *trials,
                                const double *successes, const float *counts, const double *coefficients,
                                int64_t fits, double *lanes);

/// Adds the products of the columns with count * value in the same way, values being the same for all fits.
void tessera_counted_row_sums(const double *panels, int64_t width, int64_t panel_count, const double *values,
                              const float *counts, int64_t fits, double *lanes);

/// Returns the log-loss of one regression, writes residual and second derivative of every row, and adds the products of
/// the columns with the residuals to lanes, width x 8.
double tessera_logistic_point(const double *panels, int64_t width, int64_t panel_count, const double *trials,
                              const double *successes, const double *coefficients, double *residuals,
                              double *curvatures, double *lanes);

/// Adds the weighted products of all pairs of columns to lanes, width x width x 8, of which tiles of 4 x 4 on and below the
/// diagonal are written.
void tessera_weighted_products(const double *panels, int64_t width, int64_t panel_count, const double *weights,
                               double *lanes);

/// Writes the product of every row with the coefficients.
void tessera_row_products(const double *panels, int64_t width, int64_t panel_count, const double *coefficients,
                          double *products);

#endif
