/** Sizes and times as people write them in, numbers out, and back. */

const UNITS: Readonly<Record<string, number>> = { '': 1, k: 1e3, m: 1e6, g: 1e9 }
const SIZE = /^(\d+(?:\.\d+)?)\s*([kmg]?)b?$/i

/** `500k`, `64M`, `1.5GB` or plain bytes, in bytes; undefined where it is no size. */
export function parseSize(text: string): number | undefined {
  const [, number, unit = ''] = SIZE.exec(text.trim()) ?? []
  return number === undefined ? undefined : Math.floor(Number(number) * UNITS[unit.toLowerCase()]!)
}

/** `64 MB` for 64000000. */
export function showSize(bytes: number): string {
  const [unit, name] = bytes >= 1e9 ? [1e9, 'GB'] : bytes >= 1e6 ? [1e6, 'MB'] : bytes >= 1e3 ? [1e3, 'kB'] : [1, 'bytes']
  return `${Number((bytes / unit).toFixed(1))} ${name}`
}

/** Why a page is not read. */
export function tooLarge(limit: number): string {
  return `larger than ${showSize(limit)}; --max-size raises the limit`
}

/** `3:07`, or `2:05:09` from an hour on. */
export function showTime(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds))
  const two = (n: number): string => String(n).padStart(2, '0')
  const [hours, minutes] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(whole % 60)}` : `${minutes}:${two(whole % 60)}`
}
