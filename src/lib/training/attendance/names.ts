const titles = new Set([
  'mr',
  'mrs',
  'ms',
  'miss',
  'mx',
  'dr',
  'prof',
  'professor',
  'sir',
  'dame',
  'rev',
  'revd',
]);

/** The words of a name without accents, capitals, points, hyphens and titles: "Dr. Zoë O’Hara" → zoe, ohara. */
export function nameWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`]/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  const plain = words.filter((word) => !titles.has(word));
  return plain.length > 0 ? plain : words;
}

/**
 * Whether two people wrote the same name: in whatever order, and with a middle name or without when the first and
 * the last name are the same.
 */
export function isSameName(one: string, other: string): boolean {
  const [words, others] = [nameWords(one), nameWords(other)];
  if (words.length === 0 || others.length === 0) return false;
  if (words.toSorted().join(' ') === others.toSorted().join(' ')) return true;
  const isShort = Math.min(words.length, others.length) < 2;
  return !isShort && words[0] === others[0] && words.at(-1) === others.at(-1);
}
