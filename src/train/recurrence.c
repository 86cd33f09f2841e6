/*
 * A gated recurrent unit (Cho et al. 2014, in PyTorch's form) over pages of unequal length, one direction: forwards and backwards pass.
 * PyTorch's own costs several times as much for layers this small, since it pads pages and starts a dozen operations a line.
 *
 * Pages stand one after the other; `len` has their lines. P: lines x 3H input parts (reset, update, new), U: H x 3H, b: 3H,
 * Y: lines x H states, S: lines x 4H what the backwards pass needs, G: gradient of Y; dP, dU, db: gradients out.
 */
#include <math.h>
#include <string.h>

#define GRU(H) \
void forward##H(const float *P, const float *U, const float *b, float *Y, float *S, const long *len, int pages, int back) { \
  long at = 0; \
  for (int p = 0; p < pages; at += len[p++]) { \
    float h[H]; \
    memset(h, 0, sizeof h); \
    for (long t = 0, n = len[p]; t < n; t++) { \
      long i = at + (back ? n - 1 - t : t); \
      const float *x = P + i * 3 * H; \
      float a[3 * H], gate[2 * H], new[H], *s = S + i * 4 * H; \
      for (int j = 0; j < 3 * H; j++) a[j] = b[j]; \
      for (int k = 0; k < H; k++) { \
        float v = h[k]; \
        const float *u = U + k * 3 * H; \
        for (int j = 0; j < 3 * H; j++) a[j] += v * u[j]; \
      } \
      for (int j = 0; j < 2 * H; j++) gate[j] = 1.f / (1.f + expf(-(x[j] + a[j]))); \
      for (int j = 0; j < H; j++) new[j] = tanhf(x[2 * H + j] + gate[j] * a[2 * H + j]); \
      for (int j = 0; j < H; j++) { \
        s[j] = gate[j]; s[H + j] = gate[H + j]; s[2 * H + j] = new[j]; s[3 * H + j] = a[2 * H + j]; \
        h[j] = (1.f - gate[H + j]) * new[j] + gate[H + j] * h[j]; \
        Y[i * H + j] = h[j]; \
      } \
    } \
  } \
} \
void backward##H(const float *U, const float *Y, const float *S, const float *G, float *dP, float *dU, float *db, const long *len, int pages, int back) { \
  static const float zero[H]; \
  long at = 0; \
  memset(dU, 0, sizeof(float) * 3 * H * H); \
  memset(db, 0, sizeof(float) * 3 * H); \
  for (int p = 0; p < pages; at += len[p++]) { \
    float dh[H]; \
    memset(dh, 0, sizeof dh); \
    for (long n = len[p], t = n - 1; t >= 0; t--) { \
      long i = at + (back ? n - 1 - t : t); \
      const float *before = t == 0 ? zero : Y + (at + (back ? n - t : t - 1)) * H, *s = S + i * 4 * H; \
      float g[3 * H], *d = dP + i * 3 * H; \
      for (int j = 0; j < H; j++) { \
        float e = dh[j] + G[i * H + j], r = s[j], z = s[H + j], m = s[2 * H + j]; \
        float dn = e * (1 - z) * (1 - m * m), dz = e * (before[j] - m) * z * (1 - z), dr = dn * s[3 * H + j] * r * (1 - r); \
        d[j] = g[j] = dr; d[H + j] = g[H + j] = dz; d[2 * H + j] = dn; g[2 * H + j] = dn * r; \
        dh[j] = e * z; \
      } \
      for (int j = 0; j < 3 * H; j++) db[j] += g[j]; \
      for (int k = 0; k < H; k++) { \
        const float *u = U + k * 3 * H; \
        float *du = dU + k * 3 * H, v = before[k], sum = 0; \
        for (int j = 0; j < 3 * H; j++) { sum += u[j] * g[j]; du[j] += v * g[j]; } \
        dh[k] += sum; \
      } \
    } \
  } \
}

GRU(32)
GRU(64)
