/** A system error in, what a person needs to know about it out: no codes, no stack. */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a folder',
  ENOTDIR: 'a part of its path is a file, not a folder',
  EEXIST: 'exists already',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the disk is read-only',
  EDQUOT: 'no more space is allowed on the disk',
  EFBIG: 'no larger file is allowed',
  EMFILE: 'too many open files',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  Z_DATA_ERROR: 'its packed data is damaged, or no gzip: fetch or pack it again',
  Z_BUF_ERROR: 'its packed data is cut off: fetch or pack it again',
  ERR_STRING_TOO_LONG: 'is too large to be one page',
  ERR_FS_FILE_TOO_LARGE: 'is too large to be one page',
}

/** What stands for bytes that are no UTF-8: a name with such bytes cannot be opened by what is shown of it. */
const NOT_UTF8 = '\ufffd'

/** Why it failed, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  if (isMisread(error)) return 'a name in its path is not UTF-8: rename it'
  return REASONS[code] ?? (error.message.split('\n', 1)[0] || error.name)
}

/** Whether what is not found was named by bytes that are no UTF-8. */
export function isMisread(error: unknown): boolean {
  const { code, path } = error as NodeJS.ErrnoException
  return code === 'ENOENT' && path?.includes(NOT_UTF8) === true
}
