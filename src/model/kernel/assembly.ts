/**
 * The inner loops of the page network for WebAssembly SIMD (AssemblyScript; built into ../kernel.ts by `npm run generate`):
 * matrices of 32-bit floats in linear memory in, the same out. Sizes that are multiples of 32 only, but where it is said.
 * Everything is plain float arithmetic in a fixed order, so that every machine gives the same bits. There is no NaN: `pmin` and `pmax`,
 * which look at none, are one instruction where `min` and `max` are eight.
 */

/** Inputs are clipped to so many standard deviations, as in training. */
const CLIP: f32 = 4

/** y[n x k] = (x[n x k] - mean[k]) / spread[k], clipped. Up to three numbers behind each row of y are overwritten. */
export function standardise(x: usize, mean: usize, spread: usize, y: usize, stride: i32, n: i32, k: i32): void {
  const most = f32x4.splat(CLIP), least = f32x4.splat(-CLIP), size = <usize>(k << 2)
  for (let i = 0; i < n; i++, x += size, y += stride) {
    for (let j: usize = 0; j < size; j += 16) {
      const v = f32x4.div(f32x4.sub(v128.load(x + j), v128.load(mean + j)), v128.load(spread + j))
      v128.store(y + j, f32x4.pmax(f32x4.pmin(v, most), least))
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

/** Adds to each of n rows of y the rows of `table` that `lists` names for it, a list a line as in `embed`, and rectifies them. */
export function addRows(lists: usize, table: usize, y: usize, stride: i32, n: i32, width: i32): void {
  const size = <usize>(width << 2), zero = f32x4.splat(0)
  for (let i = 0; i < n; i++, y += stride) {
    const end = lists + 2 + 2 * <usize>load<u16>(lists)
    for (let j: usize = 0; j < size; j += 16) {
      let sum = v128.load(y + j)
      for (let at = lists + 2; at < end; at += 2) sum = f32x4.add(sum, v128.load(table + j + <usize>load<u16>(at) * size))
      v128.store(y + j, f32x4.pmax(sum, zero))
    }
    lists = end
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
      most = f32x4.pmax(most, v)
    }
    v128.store(y + j, f32x4.div(sum, all))
    v128.store(y + size + j, most)
  }
}

/**
 * y[n x m] = x[n x k] * w[k x m] + b[m], rectified where `relu`; pointers and the strides from row to row of x and y in bytes.
 * Two rows by 16 columns at a time, so that what is loaded of w serves twice; of an odd number of rows the last is read with itself.
 */
export function linear(x: usize, xStride: i32, w: usize, b: usize, y: usize, yStride: i32, n: i32, k: i32, m: i32, relu: i32): void {
  const zero = f32x4.splat(0), step = (<usize>m) << 2
  for (let i = 0; i < n; i += 2) {
    const last = i + 1 < n ? i + 1 : i, x0 = x + <usize>(i * xStride), x1 = x + <usize>(last * xStride)
    const y0 = y + <usize>(i * yStride), y1 = y + <usize>(last * yStride)
    for (let j: usize = 0; j < step; j += 64) {
      let a0 = v128.load(b + j), a1 = v128.load(b + j, 16), a2 = v128.load(b + j, 32), a3 = v128.load(b + j, 48)
      let c0 = a0, c1 = a1, c2 = a2, c3 = a3, wj = w + j
      for (let t: usize = 0, end = (<usize>k) << 2; t < end; t += 4, wj += step) {
        const s = v128.load32_splat(x0 + t), u = v128.load32_splat(x1 + t)
        const w0 = v128.load(wj), w1 = v128.load(wj, 16), w2 = v128.load(wj, 32), w3 = v128.load(wj, 48)
        a0 = f32x4.add(a0, f32x4.mul(s, w0)); c0 = f32x4.add(c0, f32x4.mul(u, w0))
        a1 = f32x4.add(a1, f32x4.mul(s, w1)); c1 = f32x4.add(c1, f32x4.mul(u, w1))
        a2 = f32x4.add(a2, f32x4.mul(s, w2)); c2 = f32x4.add(c2, f32x4.mul(u, w2))
        a3 = f32x4.add(a3, f32x4.mul(s, w3)); c3 = f32x4.add(c3, f32x4.mul(u, w3))
      }
      if (relu) {
        a0 = f32x4.pmax(a0, zero); a1 = f32x4.pmax(a1, zero); a2 = f32x4.pmax(a2, zero); a3 = f32x4.pmax(a3, zero)
        c0 = f32x4.pmax(c0, zero); c1 = f32x4.pmax(c1, zero); c2 = f32x4.pmax(c2, zero); c3 = f32x4.pmax(c3, zero)
      }
      v128.store(y0 + j, a0); v128.store(y0 + j, a1, 16); v128.store(y0 + j, a2, 32); v128.store(y0 + j, a3, 48)
      v128.store(y1 + j, c0); v128.store(y1 + j, c1, 16); v128.store(y1 + j, c2, 32); v128.store(y1 + j, c3, 48)
    }
  }
}

/** y[m] = x[k] * w[k x m] + b[m] of one row: the same sums in the same order; two of x at a time, since a turn of a loop costs as much as a vector. */
function row(x: usize, w: usize, b: usize, y: usize, k: i32, m: i32): void {
  const step = (<usize>m) << 2
  for (let j: usize = 0; j < step; j += 128) {
    let a0 = v128.load(b + j), a1 = v128.load(b + j, 16), a2 = v128.load(b + j, 32), a3 = v128.load(b + j, 48)
    let a4 = v128.load(b + j, 64), a5 = v128.load(b + j, 80), a6 = v128.load(b + j, 96), a7 = v128.load(b + j, 112)
    let wj = w + j
    for (let t = x, end = x + ((<usize>k) << 2); t < end; t += 8) {
      const s = v128.load32_splat(t), u = v128.load32_splat(t, 4)
      a0 = f32x4.add(a0, f32x4.mul(s, v128.load(wj))); a1 = f32x4.add(a1, f32x4.mul(s, v128.load(wj, 16)))
      a2 = f32x4.add(a2, f32x4.mul(s, v128.load(wj, 32))); a3 = f32x4.add(a3, f32x4.mul(s, v128.load(wj, 48)))
      a4 = f32x4.add(a4, f32x4.mul(s, v128.load(wj, 64))); a5 = f32x4.add(a5, f32x4.mul(s, v128.load(wj, 80)))
      a6 = f32x4.add(a6, f32x4.mul(s, v128.load(wj, 96))); a7 = f32x4.add(a7, f32x4.mul(s, v128.load(wj, 112)))
      wj += step
      a0 = f32x4.add(a0, f32x4.mul(u, v128.load(wj))); a1 = f32x4.add(a1, f32x4.mul(u, v128.load(wj, 16)))
      a2 = f32x4.add(a2, f32x4.mul(u, v128.load(wj, 32))); a3 = f32x4.add(a3, f32x4.mul(u, v128.load(wj, 48)))
      a4 = f32x4.add(a4, f32x4.mul(u, v128.load(wj, 64))); a5 = f32x4.add(a5, f32x4.mul(u, v128.load(wj, 80)))
      a6 = f32x4.add(a6, f32x4.mul(u, v128.load(wj, 96))); a7 = f32x4.add(a7, f32x4.mul(u, v128.load(wj, 112)))
      wj += step
    }
    v128.store(y + j, a0); v128.store(y + j, a1, 16); v128.store(y + j, a2, 32); v128.store(y + j, a3, 48)
    v128.store(y + j, a4, 64); v128.store(y + j, a5, 80); v128.store(y + j, a6, 96); v128.store(y + j, a7, 112)
  }
}

/**
 * y[i] = b[i] + the sum over t < k of x[i][t] * w[i][t], in double precision, for n rows: strides from row to row of x, w and b in bytes,
 * 0 where all rows have the same; `step` from number to number of a row of w. Sizes are free.
 */
export function dots(x: usize, xStride: i32, w: usize, wStride: i32, step: i32, b: usize, bStride: i32, y: usize, n: i32, k: i32): void {
  for (let i = 0; i < n; i++, x += xStride, w += wStride, b += bStride, y += 8) {
    let sum = <f64>load<f32>(b), wt = w
    const end = x + ((<usize>k) << 2)
    for (let xt = x; xt < end; xt += 4, wt += step) sum += <f64>load<f32>(xt) * <f64>load<f32>(wt)
    store<f64>(y, sum)
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
  const x = f32x4.pmax(f32x4.pmin(v, f32x4.splat(80)), f32x4.splat(-80))
  const whole = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(0.5)))
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(whole, f32x4.splat(0.693359375))), f32x4.mul(whole, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  // A small whole number stands in the last bits of its sum with 1.5 * 2^23; what else stands there is shifted out.
  const power = i32x4.shl(i32x4.add(f32x4.add(whole, f32x4.splat(12582912)), i32x4.splat(127)), 23)
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
    row(before, u, b, s, h, 3 * h)
    const row = p + (<usize>i) * 3 * size, out = y + <usize>(i * stride)
    // All gates first: a new state waits for its reset gate, and would keep the gates behind it waiting.
    for (let j: usize = 0; j < 2 * size; j += 32) {
      const a = sigmoid(f32x4.add(v128.load(row + j), v128.load(s + j)))
      const b = sigmoid(f32x4.add(v128.load(row + j, 16), v128.load(s + j, 16)))
      v128.store(s + j, a)
      v128.store(s + j, b, 16)
    }
    for (let j: usize = 0; j < size; j += 16) {
      const t = f32x4.add(v128.load(row + 2 * size + j), f32x4.mul(v128.load(s + j), v128.load(s + 2 * size + j)))
      const c = f32x4.sub(f32x4.mul(two, sigmoid(f32x4.mul(two, t))), one)
      v128.store(out + j, f32x4.add(c, f32x4.mul(v128.load(s + size + j), f32x4.sub(v128.load(before + j), c))))
    }
    before = out
  }
}
