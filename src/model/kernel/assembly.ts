/**
 * The inner loops of the page network for WebAssembly SIMD (AssemblyScript; built into ../kernel.ts by `npm run generate`), in linear memory.
 * Matrices stand as they were learnt, in 8-bit codes with a scale a column; what they are multiplied with is rounded to 16 bits, so that one
 * instruction multiplies eight pairs of numbers and adds two each. Sums are whole numbers and everything else is plain float arithmetic in a
 * fixed order: every machine gives the same bits. There is no NaN: `pmin` and `pmax`, which look at none, are one instruction where
 * `min` and `max` are eight. Sizes are multiples of 32 but where it is said; strides are in bytes.
 */

/** Four floats as whole numbers, to the nearest: a number below 2^21 stands in the last bits of its sum with 1.5 * 2^23. */
@inline
function whole(v: v128): v128 {
  return i32x4.sub(f32x4.add(v, f32x4.splat(12582912)), i32x4.splat(0x4b400000))
}

/** Eight floats, the first four in `a`, as 16-bit numbers. Larger ones than `most`, or less than -`most`, are cut to it. */
@inline
function narrow(a: v128, b: v128, most: v128): v128 {
  const least = f32x4.neg(most)
  return i16x8.narrow_i32x4_s(whole(f32x4.pmax(f32x4.pmin(a, most), least)), whole(f32x4.pmax(f32x4.pmin(b, most), least)))
}

/** What 16 bits hold. */
const MOST: f32 = 32767

/**
 * A matrix of codes, k x m, k even or not, m a multiple of 4, as `linear` wants it in y: of two rows at a time, column by column, both codes
 * in 16 bits. Behind an odd last row stand zeros.
 */
export function pairs(codes: usize, y: usize, k: i32, m: i32): void {
  for (let i = 0; i < k; i += 2, codes += 2 * <usize>m) {
    const other = i + 1 < k
    for (let j: usize = 0; j < <usize>m; j++, y += 4) {
      store<i16>(y, <i16>load<i8>(codes + j))
      store<i16>(y + 2, other ? <i16>load<i8>(codes + <usize>m + j) : 0)
    }
  }
}

/** y[n x k] = (x[n x k] - mean[k]) * factor[k], in 16 bits. Up to seven numbers behind each row of y are overwritten. */
export function standardise(x: usize, mean: usize, factor: usize, y: usize, stride: i32, n: i32, k: i32): void {
  const size = <usize>(k << 2), most = f32x4.splat(MOST)
  for (let i = 0; i < n; i++, x += size, y += stride) {
    for (let j: usize = 0, to = y; j < size; j += 32, to += 16) {
      const a = f32x4.mul(f32x4.sub(v128.load(x + j), v128.load(mean + j)), v128.load(factor + j))
      const b = f32x4.mul(f32x4.sub(v128.load(x + j, 16), v128.load(mean + j, 16)), v128.load(factor + j, 16))
      v128.store(to, narrow(a, b, most))
    }
  }
}

/**
 * The mean of the rows of `table` (8-bit codes, `width` of them, a multiple of 8) that are named, times `scales`, in 16 bits: for each of n
 * lines `lists` has a count and so many numbers of rows, 16 bits each.
 */
export function embed(lists: usize, table: usize, scales: usize, y: usize, stride: i32, n: i32, width: i32): void {
  const most = f32x4.splat(MOST)
  for (let i = 0; i < n; i++, y += stride) {
    const count = <usize>load<u16>(lists), end = lists + 2 + 2 * count, all = f32x4.splat(<f32>count)
    for (let j: usize = 0; j < <usize>width; j += 8) {
      let sum = i16x8.splat(0)
      for (let at = lists + 2; at < end; at += 2) sum = i16x8.add(sum, v128.load8x8_s(table + j + <usize>load<u16>(at) * <usize>width))
      const a = f32x4.div(f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(sum)), v128.load(scales + 4 * j)), all)
      const b = f32x4.div(f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(sum)), v128.load(scales + 4 * j, 16)), all)
      v128.store(y + 2 * j, narrow(a, b, most))
    }
    lists = end
  }
}

/** Adds to each of n rows of x the rows of `table` that `lists` names for it, a list a line as in `embed`, times `scales`. */
export function addRows(lists: usize, table: usize, scales: usize, x: usize, stride: i32, n: i32, width: i32): void {
  for (let i = 0; i < n; i++, x += stride) {
    const end = lists + 2 + 2 * <usize>load<u16>(lists)
    for (let j: usize = 0; j < <usize>width; j += 8) {
      let sum = i16x8.splat(0)
      for (let at = lists + 2; at < end; at += 2) sum = i16x8.add(sum, v128.load8x8_s(table + j + <usize>load<u16>(at) * <usize>width))
      const to = x + 4 * j
      v128.store(to, f32x4.add(v128.load(to), f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_s(sum)), v128.load(scales + 4 * j))))
      v128.store(to, f32x4.add(v128.load(to, 16), f32x4.mul(f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_s(sum)), v128.load(scales + 4 * j, 16))), 16)
    }
    lists = end
  }
}

/** y[n x width] = x[n x width], rectified, times `factor`, in 16 bits. */
export function rectify(x: usize, stride: i32, y: usize, yStride: i32, n: i32, width: i32, factor: f32): void {
  const most = f32x4.splat(MOST), zero = f32x4.splat(0), by = f32x4.splat(factor), size = <usize>(width << 2)
  for (let i = 0; i < n; i++, x += stride, y += yStride) {
    for (let j: usize = 0, to = y; j < size; j += 32, to += 16) {
      v128.store(to, narrow(f32x4.pmax(f32x4.mul(v128.load(x + j), by), zero), f32x4.pmax(f32x4.mul(v128.load(x + j, 16), by), zero), most))
    }
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

/** What a sum of products stands for: times the columns' scales, and a start added. */
@inline
function scaled(sum: v128, scales: usize, start: usize): v128 {
  return f32x4.add(f32x4.mul(f32x4.convert_i32x4_s(sum), v128.load(scales)), v128.load(start))
}

/**
 * y[n x m] = x[n x 2k] * w[2k x m] * scales[m] + b[m]: x in 16 bits, w as `pairs` gives it. `bStride` is 0 where b is the same for all rows, y's own
 * where the products are added to what stands there. Two rows by 16 columns at a time, so that what is loaded of w serves twice; of an odd
 * number of rows the last is read with itself. m is a multiple of 16, k is free.
 */
export function linear(x: usize, xStride: i32, w: usize, scales: usize, b: usize, bStride: i32, y: usize, yStride: i32, n: i32, k: i32, m: i32): void {
  const step = (<usize>m) << 2, end = (<usize>k) << 2
  for (let i = 0; i < n; i += 2) {
    const last = i + 1 < n ? i + 1 : i, x0 = x + <usize>(i * xStride), x1 = x + <usize>(last * xStride)
    const b0 = b + <usize>(i * bStride), b1 = b + <usize>(last * bStride), y0 = y + <usize>(i * yStride), y1 = y + <usize>(last * yStride)
    for (let j: usize = 0; j < step; j += 64) {
      let a0 = i32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, c0 = a0, c1 = a0, c2 = a0, c3 = a0, wj = w + j
      for (let t: usize = 0; t < end; t += 4, wj += step) {
        const s = v128.load32_splat(x0 + t), u = v128.load32_splat(x1 + t)
        const w0 = v128.load(wj), w1 = v128.load(wj, 16), w2 = v128.load(wj, 32), w3 = v128.load(wj, 48)
        a0 = i32x4.add(a0, i32x4.dot_i16x8_s(s, w0)); c0 = i32x4.add(c0, i32x4.dot_i16x8_s(u, w0))
        a1 = i32x4.add(a1, i32x4.dot_i16x8_s(s, w1)); c1 = i32x4.add(c1, i32x4.dot_i16x8_s(u, w1))
        a2 = i32x4.add(a2, i32x4.dot_i16x8_s(s, w2)); c2 = i32x4.add(c2, i32x4.dot_i16x8_s(u, w2))
        a3 = i32x4.add(a3, i32x4.dot_i16x8_s(s, w3)); c3 = i32x4.add(c3, i32x4.dot_i16x8_s(u, w3))
      }
      const f0 = scaled(a0, scales + j, b0 + j), f1 = scaled(a1, scales + j + 16, b0 + j + 16), f2 = scaled(a2, scales + j + 32, b0 + j + 32), f3 = scaled(a3, scales + j + 48, b0 + j + 48)
      const g0 = scaled(c0, scales + j, b1 + j), g1 = scaled(c1, scales + j + 16, b1 + j + 16), g2 = scaled(c2, scales + j + 32, b1 + j + 32), g3 = scaled(c3, scales + j + 48, b1 + j + 48)
      v128.store(y0 + j, f0); v128.store(y0 + j, f1, 16); v128.store(y0 + j, f2, 32); v128.store(y0 + j, f3, 48)
      v128.store(y1 + j, g0); v128.store(y1 + j, g1, 16); v128.store(y1 + j, g2, 32); v128.store(y1 + j, g3, 48)
    }
  }
}

/** The same of one row with nothing added but b. */
function row(x: usize, w: usize, scales: usize, b: usize, y: usize, k: i32, m: i32): void {
  const step = (<usize>m) << 2, end = x + ((<usize>k) << 2)
  for (let j: usize = 0; j < step; j += 128) {
    let a0 = i32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0, wj = w + j
    for (let t = x; t < end; t += 4, wj += step) {
      const s = v128.load32_splat(t)
      a0 = i32x4.add(a0, i32x4.dot_i16x8_s(s, v128.load(wj))); a1 = i32x4.add(a1, i32x4.dot_i16x8_s(s, v128.load(wj, 16)))
      a2 = i32x4.add(a2, i32x4.dot_i16x8_s(s, v128.load(wj, 32))); a3 = i32x4.add(a3, i32x4.dot_i16x8_s(s, v128.load(wj, 48)))
      a4 = i32x4.add(a4, i32x4.dot_i16x8_s(s, v128.load(wj, 64))); a5 = i32x4.add(a5, i32x4.dot_i16x8_s(s, v128.load(wj, 80)))
      a6 = i32x4.add(a6, i32x4.dot_i16x8_s(s, v128.load(wj, 96))); a7 = i32x4.add(a7, i32x4.dot_i16x8_s(s, v128.load(wj, 112)))
    }
    const by = scales + j, from = b + j
    v128.store(y + j, scaled(a0, by, from)); v128.store(y + j, scaled(a1, by + 16, from + 16), 16); v128.store(y + j, scaled(a2, by + 32, from + 32), 32); v128.store(y + j, scaled(a3, by + 48, from + 48), 48)
    v128.store(y + j, scaled(a4, by + 64, from + 64), 64); v128.store(y + j, scaled(a5, by + 80, from + 80), 80); v128.store(y + j, scaled(a6, by + 96, from + 96), 96); v128.store(y + j, scaled(a7, by + 112, from + 112), 112)
  }
}

/**
 * y[i] = b[i] + the sum over t < k of x[i][t] * w[i][t], of floats in double precision, for n rows: strides from row to row of x, w and b,
 * 0 where all rows have the same; `step` from number to number of a row of w; of x no less than 0 counts where `relu`. Sizes are free.
 */
export function dots(x: usize, xStride: i32, w: usize, wStride: i32, step: i32, b: usize, bStride: i32, y: usize, n: i32, k: i32, relu: i32): void {
  for (let i = 0; i < n; i++, x += xStride, w += wStride, b += bStride, y += 8) {
    let sum = <f64>load<f32>(b), wt = w
    const end = x + ((<usize>k) << 2)
    for (let xt = x; xt < end; xt += 4, wt += step) {
      const v = load<f32>(xt)
      if (!relu || v > 0) sum += <f64>v * <f64>load<f32>(wt)
    }
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
  const powers = f32x4.floor(f32x4.add(f32x4.mul(x, f32x4.splat(1.44269504)), f32x4.splat(0.5)))
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(powers, f32x4.splat(0.693359375))), f32x4.mul(powers, f32x4.splat(-2.12194440e-4)))
  let p = f32x4.splat(1.9875691500e-4)
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.3981999507e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.3334519073e-3))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.1665795894e-2))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.6666665459e-1))
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(5.0000001201e-1))
  p = f32x4.add(f32x4.add(f32x4.mul(p, f32x4.mul(r, r)), r), f32x4.splat(1))
  // What else stands in the sum with 1.5 * 2^23 is shifted out.
  const power = i32x4.shl(i32x4.add(f32x4.add(powers, f32x4.splat(12582912)), i32x4.splat(127)), 23)
  return f32x4.mul(p, power)
}

/**
 * One direction of a gated recurrent unit (Cho et al. 2014, in PyTorch's form) over n lines.
 * `p`: n x 3h input parts with their biases, in the order reset, update, new; `u`: h x 3h as `pairs` gives it, `scales` and `b`: 3h; `s`: 3h floats
 * of scratch and a state of zeros; `y`: where line 0's state goes, in floats, and `codes`, times 32767 in 16 bits; backwards where `back`.
 */
export function gru(p: usize, u: usize, scales: usize, b: usize, s: usize, y: usize, stride: i32, codes: usize, codesStride: i32, n: i32, h: i32, back: i32): void {
  const size = <usize>(h << 2), zero = s + 3 * size, k = h >> 1
  for (let j: usize = 0; j < size; j += 16) v128.store(zero + j, f32x4.splat(0))
  const one = f32x4.splat(1), two = f32x4.splat(2), most = f32x4.splat(MOST)
  let before = zero, rounded = zero
  for (let step = 0; step < n; step++) {
    const i = back ? n - 1 - step : step
    row(rounded, u, scales, b, s, k, 3 * h)
    const row0 = p + (<usize>i) * 3 * size, out = y + <usize>(i * stride), to = codes + <usize>(i * codesStride)
    // All gates first: a new state waits for its reset gate, and would keep the gates behind it waiting.
    for (let j: usize = 0; j < 2 * size; j += 32) {
      const a = sigmoid(f32x4.add(v128.load(row0 + j), v128.load(s + j)))
      const b = sigmoid(f32x4.add(v128.load(row0 + j, 16), v128.load(s + j, 16)))
      v128.store(s + j, a)
      v128.store(s + j, b, 16)
    }
    for (let j: usize = 0; j < size; j += 32) {
      const r0 = f32x4.add(v128.load(row0 + 2 * size + j), f32x4.mul(v128.load(s + j), v128.load(s + 2 * size + j)))
      const r1 = f32x4.add(v128.load(row0 + 2 * size + j, 16), f32x4.mul(v128.load(s + j, 16), v128.load(s + 2 * size + j, 16)))
      const c0 = f32x4.sub(f32x4.mul(two, sigmoid(f32x4.mul(two, r0))), one)
      const c1 = f32x4.sub(f32x4.mul(two, sigmoid(f32x4.mul(two, r1))), one)
      const h0 = f32x4.add(c0, f32x4.mul(v128.load(s + size + j), f32x4.sub(v128.load(before + j), c0)))
      const h1 = f32x4.add(c1, f32x4.mul(v128.load(s + size + j, 16), f32x4.sub(v128.load(before + j, 16), c1)))
      v128.store(out + j, h0)
      v128.store(out + j, h1, 16)
      v128.store(to + (j >> 1), narrow(f32x4.mul(h0, most), f32x4.mul(h1, most), most))
    }
    before = out
    rounded = to
  }
}
