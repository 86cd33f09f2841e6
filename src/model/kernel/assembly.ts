/**
 * The inner loops of the page network for WebAssembly SIMD (AssemblyScript; built into ../kernel.ts by `npm run generate`):
 * matrices of 32-bit floats in linear memory in, the same out. Sizes that are multiples of 32 only.
 * Everything is plain float arithmetic in a fixed order, so that every machine gives the same bits.
 */

/** Inputs are clipped to so many standard deviations, as in training. */
const CLIP: f32 = 4

/** y[n x k] = (x[n x k] - mean[k]) / spread[k], clipped. Up to three numbers behind each row of y are overwritten. */
export function standardise(x: usize, mean: usize, spread: usize, y: usize, stride: i32, n: i32, k: i32): void {
  const most = f32x4.splat(CLIP), least = f32x4.splat(-CLIP), size = <usize>(k << 2)
  for (let i = 0; i < n; i++, x += size, y += stride) {
    for (let j: usize = 0; j < size; j += 16) {
      const v = f32x4.div(f32x4.sub(v128.load(x + j), v128.load(mean + j)), v128.load(spread + j))
      v128.store(y + j, f32x4.max(f32x4.min(v, most), least))
    }
  }
}

/** The mean of the rows of `table` that are named: for each of n lines `buckets` has a count and so many numbers of rows, 16 bits each. */
export function embed(buckets: usize, table: usize, y: usize, stride: i32, n: i32, width: i32): void {
  const size = <usize>(width << 2)
  for (let i = 0; i < n; i++, y += stride) {
    const count = <usize>load<u16>(buckets), end = buckets + 2 + 2 * count, all = f32x4.splat(<f32>count)
    for (let j: usize = 0; j < size; j += 16) {
      let sum = f32x4.splat(0)
      for (let at = buckets + 2; at < end; at += 2) sum = f32x4.add(sum, v128.load(table + j + <usize>load<u16>(at) * size))
      v128.store(y + j, f32x4.div(sum, all))
    }
    buckets = end
  }
}

/** The mean of n rows of x, and behind it, in y, their maximum, which is at least -1. */
export function pool(x: usize, stride: i32, n: i32, width: i32, y: usize): void {
  const size = <usize>(width << 2), all = f32x4.splat(<f32>n)
  for (let j: usize = 0; j < size; j += 16) {
    let sum = f32x4.splat(0), most = f32x4.splat(-1), at = x + j
    for (let i = 0; i < n; i++, at += stride) {
      const v = v128.load(at)
      sum = f32x4.add(sum, v)
      most = f32x4.max(most, v)
    }
    v128.store(y + j, f32x4.div(sum, all))
    v128.store(y + size + j, most)
  }
}

/** y[n x m] = x[n x k] * w[k x m] + b[m], rectified where `relu`; pointers and the strides from row to row of x and y in bytes. */
export function linear(x: usize, xStride: i32, w: usize, b: usize, y: usize, yStride: i32, n: i32, k: i32, m: i32, relu: i32): void {
  const zero = f32x4.splat(0)
  for (let i = 0; i < n; i++) {
    const row = x + <usize>(i * xStride)
    for (let j = 0; j < m; j += 32) {
      const bj = b + ((<usize>j) << 2)
      let a0 = v128.load(bj), a1 = v128.load(bj, 16), a2 = v128.load(bj, 32), a3 = v128.load(bj, 48)
      let a4 = v128.load(bj, 64), a5 = v128.load(bj, 80), a6 = v128.load(bj, 96), a7 = v128.load(bj, 112)
      let wj = w + ((<usize>j) << 2)
      const step = (<usize>m) << 2
      for (let t = 0; t < k; t++) {
        const s = v128.load32_splat(row + ((<usize>t) << 2))
        a0 = f32x4.add(a0, f32x4.mul(s, v128.load(wj))); a1 = f32x4.add(a1, f32x4.mul(s, v128.load(wj, 16)))
        a2 = f32x4.add(a2, f32x4.mul(s, v128.load(wj, 32))); a3 = f32x4.add(a3, f32x4.mul(s, v128.load(wj, 48)))
        a4 = f32x4.add(a4, f32x4.mul(s, v128.load(wj, 64))); a5 = f32x4.add(a5, f32x4.mul(s, v128.load(wj, 80)))
        a6 = f32x4.add(a6, f32x4.mul(s, v128.load(wj, 96))); a7 = f32x4.add(a7, f32x4.mul(s, v128.load(wj, 112)))
        wj += step
      }
      if (relu) {
        a0 = f32x4.max(a0, zero); a1 = f32x4.max(a1, zero); a2 = f32x4.max(a2, zero); a3 = f32x4.max(a3, zero)
        a4 = f32x4.max(a4, zero); a5 = f32x4.max(a5, zero); a6 = f32x4.max(a6, zero); a7 = f32x4.max(a7, zero)
      }
      const out = y + <usize>(i * yStride) + ((<usize>j) << 2)
      v128.store(out, a0); v128.store(out, a1, 16); v128.store(out, a2, 32); v128.store(out, a3, 48)
      v128.store(out, a4, 64); v128.store(out, a5, 80); v128.store(out, a6, 96); v128.store(out, a7, 112)
    }
  }
}

/** 1 / (1 + e^-x), four at a time; e^x by splitting off powers of two and a polynomial (Cephes expf). */
@inline
function sigmoid(x: v128): v128 {
  const one = f32x4.splat(1)
  return f32x4.div(one, f32x4.add(one, exp(f32x4.neg(x))))
}

@inline
function exp(v: v128): v128 {
  const x = f32x4.max(f32x4.min(v, f32x4.splat(80)), f32x4.splat(-80))
  const whole = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(0.5)))
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(whole, f32x4.splat(0.693359375))), f32x4.mul(whole, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  const power = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(whole), i32x4.splat(127)), 23)
  return f32x4.mul(p, power)
}

/**
 * One direction of a gated recurrent unit (Cho et al. 2014, in PyTorch's form) over n lines.
 * `p`: n x 3h input parts with their biases, in the order reset, update, new; `u`: h x 3h; `b`: 3h; `s`: 3h floats of scratch;
 * `y`: where line 0's state goes, `stride` bytes to the next line's; backwards where `back`.
 */
export function gru(p: usize, u: usize, b: usize, s: usize, y: usize, stride: i32, n: i32, h: i32, back: i32): void {
  const size = <usize>(h << 2), zero = s + 3 * size
  for (let j: usize = 0; j < size; j += 16) v128.store(zero + j, f32x4.splat(0))
  const one = f32x4.splat(1), two = f32x4.splat(2)
  let before = zero
  for (let step = 0; step < n; step++) {
    const i = back ? n - 1 - step : step
    linear(before, 0, u, b, s, 0, 1, h, 3 * h, 0)
    const row = p + (<usize>i) * 3 * size, out = y + <usize>(i * stride)
    for (let j: usize = 0; j < size; j += 16) {
      const r = sigmoid(f32x4.add(v128.load(row + j), v128.load(s + j)))
      const z = sigmoid(f32x4.add(v128.load(row + size + j), v128.load(s + size + j)))
      const t = f32x4.add(v128.load(row + 2 * size + j), f32x4.mul(r, v128.load(s + 2 * size + j)))
      const c = f32x4.sub(f32x4.mul(two, sigmoid(f32x4.mul(two, t))), one)
      v128.store(out + j, f32x4.add(c, f32x4.mul(z, f32x4.sub(v128.load(before + j), c))))
    }
    before = out
  }
}
