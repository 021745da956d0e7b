// One person, never a group: "pupils" and "our families" are what training is about.
const someone =
  'student|pupil|child|son|daughter|nephew|niece|brother|sister|cousin|husband|wife|partner|boyfriend|girlfriend|' +
  'friend|neighbour|patient|client|service user|tenant|resident|colleague|employee|learner|boy|girl|lad|teenager|' +
  'young person|young man|young woman|man|woman|lodger|classmate|apprentice|parishioner|mum|mother|dad|father';
const whose = '(?:my|our|a|an|the|this|that|his|her|their|your|another|one) ';
const whichOfThem = new RegExp(`\\bone of (?:my|our|the|your) (?:\\w{1,15} ){0,2}\\w{3,15}s\\b`, 'i');
const related = new RegExp(
  `\\b${whose}(?:(?!of\\b)[\\w'-]{1,15} ){0,2}(?:${someone})\\b(?!')(?! (?:room|space|support|services?)\\b)`,
  'i',
);
const pronoun = /\b(?:he|she|him|his|her|himself|herself|he's|she's)\b/i;

const name = /(?<![\p{L}'-])\p{Lu}[\p{Ll}'-]{1,20}(?: \p{Lu}[\p{Ll}'-]{1,20}){1,2}(?![\p{L}])/gu;
const called = /\b(?:called|named|pupil|student|son|daughter|friend|patient|colleague),? \p{Lu}\p{Ll}{2,20}/u;

// Two words with capitals are mostly a place, a body or a job here.
const notNames = new Set(
  (
    'prevent channel school academy college university primary secondary infant junior nursery sixth form church mosque ' +
    'temple gurdwara synagogue cathedral chapel centre center community hall house hospital surgery trust council ' +
    'county borough district city town village parish street road lane way avenue square park green hill bridge room ' +
    'library museum hotel station office team service services police policing constabulary force unit board ' +
    'committee forum network group club society association charity foundation ministry department government ' +
    'counter terrorism act early support line safeguarding lead officer manager teacher head deputy governor trustee ' +
    'january february march april may june july august september october november december monday tuesday ' +
    'wednesday thursday friday saturday sunday british english sign language welsh scottish irish united kingdom ' +
    'england wales scotland ireland east west north south great new saint st the our we and for making good referral ' +
    'training awareness session course microsoft teams zoom google national action islamic state youth justice ' +
    'online radicalisation gaming venue hire speaker checks elected members faith parents carers crime year key stage'
  ).split(' '),
);

/** Whether a sentence speaks of one person: by kinship or role, by pronoun, or by name. */
export const hasPerson = (sentence: string): boolean =>
  pronoun.test(sentence) ||
  related.test(sentence) ||
  whichOfThem.test(sentence) ||
  called.test(sentence) ||
  hasName(sentence);

/** Whether words begin with somebody, or get to them within a few words. */
export const startsWithPerson = (words: string): boolean => {
  const [first = '', ...rest] = words.split(' ', 6);
  const isNamed = /^\p{Lu}\p{Ll}{2,20}\b/u.test(first) && !notNames.has(plain(first));
  return isNamed || hasPerson([first, ...rest].join(' '));
};

const hasName = (sentence: string): boolean =>
  [...sentence.matchAll(name)].some(([found]) => !found.split(' ').some((word) => notNames.has(plain(word))));

const plain = (word: string): string => word.toLowerCase().replace(/'s$|[^\p{L}]/gu, '');
