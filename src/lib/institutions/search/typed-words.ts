const mostWords = 8;
const longest = 200;
/** In a name these are there or not: whoever asks for them asks for the rest. */
const unsaid = new Set(['the', 'and', 'of', 'at', 'in', 'for', 'a', 'an']);
const kindsOfNumber = new Set(['urn', 'ods', 'charity', 'company', 'number', 'no']);

// What PostgreSQL's unaccent folds and Unicode does not take apart.
const folded: Readonly<Record<string, string>> = {
  ...{ ł: 'l', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h' },
};

/** Small letters without accents, as `search_words` in the database writes them. */
const plain = (text: string): string =>
  text
    .slice(0, longest)
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\0'’‘`´]/gu, '')
    .replace(/[łøđðþßæœıħ]/g, (letter) => folded[letter] ?? letter);

// "mk402ab" is written "MK40 2AB" in every record.
const spacedPostcode = (text: string): string =>
  text.replace(/\b([a-z]{1,2}\d[a-z\d]?)(\d[a-z]{2})\b/g, '$1 $2');

/**
 * The words by which something is looked for, as an index has them; those that say nothing are left out, unless
 * nothing else was said.
 */
export function typedWords(text: string): string[] {
  const all = spacedPostcode(plain(text))
    .split(/[\s!-/:-@[-`{-~–—“”…·•]+/)
    .filter((word) => word !== '');
  const isNumbered = all.some((word) => /^[a-z]?\d{4,}$/.test(word));
  const telling = all.filter((word) => !unsaid.has(word) && !(isNumbered && kindsOfNumber.has(word)));
  return [...new Set(telling.length > 0 ? telling : all)].slice(0, mostWords);
}

/** An email address, if that is what was typed. */
export function typedEmail(text: string): string | null {
  const typed = text.trim().toLowerCase();
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed) ? typed.slice(0, longest) : null;
}

/** The last ten figures of a telephone number, if that is what was typed. */
export function typedPhone(text: string): string | null {
  if (!/^[\d\s()+.-]+$/.test(text.trim())) return null;
  const figures = text.replace(/\D/g, '');
  return figures.length >= 10 && figures.length <= 15 ? figures.slice(-10) : null;
}

/** References among what was typed, of sessions ("T4F7KQ2M") and bookings. */
export const typedReferences = (text: string): string[] =>
  text
    .slice(0, longest)
    .toUpperCase()
    .match(/\b[BT][A-Z0-9]{7}\b/g) ?? [];
