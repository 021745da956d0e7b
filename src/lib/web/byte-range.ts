/** The first and the last byte of a part, counted from nothing. */
export type Part = { from: number; to: number };

/**
 * The part of a body that a Range header asks for (RFC 9110, section 14). What is not a single range of bytes is
 * ignored, as the standard lets a server do.
 *
 * @returns null for the whole, or that there is no such part
 */
export function byteRange(header: string | null, size: number): Part | 'unsatisfiable' | null {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? [];
  if (first === '' && last === '') return null;
  if (first === '') {
    const tail = Math.min(Number(last), size);
    return tail === 0 ? 'unsatisfiable' : { from: size - tail, to: size - 1 };
  }
  const from = Number(first);
  if (last !== '' && Number(last) < from) return null;
  if (from >= size) return 'unsatisfiable';
  return { from, to: last === '' ? size - 1 : Math.min(Number(last), size - 1) };
}
