// What the kernels share: sixteen lanes on every CPU level, and one function for each level.
#ifndef TESSERA_LANES_H
#define TESSERA_LANES_H

#include <stdint.h>

// Chosen when the program is loaded; elsewhere the plain loop.
#if defined(__x86_64__) && defined(__linux__) && defined(__clang__)
#define FOR_EACH_CPU_LEVEL __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_CPU_LEVEL
#endif

// Clang would rather split sixteen lanes into two halves at the highest level.
#if defined(__clang__)
#define WHOLE_VECTORS __attribute__((min_vector_width(512)))
#else
#define WHOLE_VECTORS
#endif

#define ALWAYS_INLINE static inline __attribute__((always_inline))
#pragma clang diagnostic ignored "-Wpsabi"  // every function that takes a vector is inlined

// Sums are kept in 16 lanes whatever the CPU level, so that the order of additions is the same everywhere.
enum { LANES = 16 };
typedef float Lanes __attribute__((vector_size(64), aligned(4)));
typedef int32_t Indices __attribute__((vector_size(64), aligned(4)));

ALWAYS_INLINE Lanes select_lanes(Indices mask, Lanes yes, Lanes no) {
  return (Lanes)(((Indices)yes & mask) | ((Indices)no & ~mask));
}

#endif
