// The one door to BLAS and LAPACK. Debian's liblapack-dev has neither a C header nor LAPACKE, so each
// LAPACK routine that is called is declared here: every argument by address, 32-bit integers, column-major,
// and the hidden length of each CHARACTER argument by value at the end.
#ifndef TESSERA_CLINEARALGEBRA_SHIM_H
#define TESSERA_CLINEARALGEBRA_SHIM_H

#include <cblas.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Eigenvalues and, optionally, eigenvectors of a real symmetric matrix (divide and conquer).
void dsyevd_(const char *jobz, const char *uplo, const int *n, double *a, const int *lda, double *w,
             double *work, const int *lwork, int *iwork, const int *liwork, int *info,
             size_t jobz_length, size_t uplo_length);

#ifdef __cplusplus
}
#endif

#endif
