// Words by which names are written shorter or otherwise, each as it is compared. No value is a key.
const written: Readonly<Record<string, string>> = {
  st: 'saint',
  rd: 'road',
  ave: 'avenue',
  ln: 'lane',
  sch: 'school',
  schl: 'school',
  coll: 'college',
  acad: 'academy',
  prim: 'primary',
  jnr: 'junior',
  jun: 'junior',
  inf: 'infant',
  infants: 'infant',
  uni: 'university',
  univ: 'university',
  assoc: 'association',
  assn: 'association',
  comm: 'community',
  ctr: 'centre',
  center: 'centre',
  rc: 'catholic',
  ce: 'anglican',
  cofe: 'anglican',
  masjid: 'mosque',
  masjed: 'mosque',
  musjid: 'mosque',
  mesjid: 'mosque',
  jame: 'jamia',
  jami: 'jamia',
  jamiya: 'jamia',
  jaamia: 'jamia',
  gurudwara: 'gurdwara',
  mandir: 'temple',
};

const empty = new Set(['the', 'of', 'and', 'for', 'at', 'in', 'ltd', 'limited', 'plc', 'cic', 'cio']);

// What many bodies are called beside the name that is theirs.
const general = new Set([
  ...[
    'school',
    'primary',
    'secondary',
    'junior',
    'infant',
    'academy',
    'college',
    'community',
    'upper',
    'lower',
  ],
  ...[
    'middle',
    'nursery',
    'university',
    'church',
    'mosque',
    'temple',
    'gurdwara',
    'synagogue',
    'jamia',
    'centre',
  ],
  ...[
    'association',
    'trust',
    'society',
    'club',
    'group',
    'council',
    'hospital',
    'surgery',
    'practice',
    'hall',
  ],
  ...[
    'islamic',
    'muslim',
    'hindu',
    'sikh',
    'jewish',
    'christian',
    'catholic',
    'anglican',
    'foundation',
    'charity',
  ],
]);

const titles = new Set([
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'professor', 'rev', 'revd', 'reverend', 'fr', 'father'],
  ...[
    'imam',
    'sheikh',
    'shaykh',
    'maulana',
    'rabbi',
    'pastor',
    'canon',
    'cllr',
    'councillor',
    'sir',
    'dame',
    'lady',
  ],
]);

const lowered = (text: string): string =>
  text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): string[] =>
  lowered(text)
    .replace(/['’‘`´]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);

/** The name of a body as names are compared: small letters, no accents, short forms written out, small words gone. */
export function plainName(name: string): string {
  const whole = lowered(name)
    .replace(/&/g, ' and ')
    .replace(/\bc\W{0,2}of\W{0,2}e\b/g, ' anglican ')
    .replace(/\br\.\s?c\./g, ' catholic ');
  const words = wordsOf(whole).map((word) => (Object.hasOwn(written, word) ? written[word]! : word));
  const telling = words.filter((word) => !empty.has(word));
  return (telling.length > 0 ? telling : words).join(' ');
}

/** The words of a name that are its own: without "school" or "community"; all of them where it has no others. */
export const tellingWords = (name: string): string[] => [...new Set(telling(name))].sort();

/** The same written as one word: "Ouse Bank College" and "Ousebank College" are one. */
export const squeezed = (name: string): string => telling(name).join('');

function telling(name: string): string[] {
  const words = plainName(name).split(' ').filter(Boolean);
  const own = words.filter((word) => !general.has(word));
  return own.length > 0 ? own : words;
}

/** The name of a person as names are compared, without "Dr" or "Revd". */
export function plainPerson(name: string): string {
  const words = wordsOf(name);
  const own = words.filter((word) => !titles.has(word));
  return (own.length > 0 ? own : words).join(' ');
}

/**
 * How a word sounds, roughly, so that ways of writing a name in English letters fall together: "Ghausia" and
 * "Ghosia", "Muhammad" and "Mohammed". Vowels after the first letter count for nothing.
 */
export function sound(word: string): string {
  const folded = lowered(word)
    .replace(/ph/g, 'f')
    .replace(/x/g, 'ks')
    .replace(/[cq]/g, 'k')
    .replace(/z/g, 's')
    .replace(/^[aeiou]/, 'a');
  const [first = '', ...rest] = folded;
  return [first, ...rest.filter((letter) => !/[aeiouyhw]/.test(letter))].join('').replace(/(.)\1+/gu, '$1');
}

/** The sound of several words, whatever their order. */
export const soundOf = (words: readonly string[]): string => words.map(sound).sort().join(' ');
