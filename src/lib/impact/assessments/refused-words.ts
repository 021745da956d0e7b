import { checkOperations, operationWords } from '#lib/guard/operations.ts';

// Every pattern has bounded repeats, so that the time it takes grows with the text and not faster.
const groups =
  '(?:muslims?|islam(?:ic)?|jews?|jewish|christians?|catholics?|sikhs?|hindus?|buddhists?|black people|white people|' +
  'asians?|pakistanis?|bangladeshis?|somalis?|africans?|arabs?|kurds?|turks?|afghans?|romanians?|poles|polish|roma|' +
  'gypsies|gypsy|travellers|migrants|immigrants|refugees|asylum seekers|foreigners|gay people|lesbians?|trans(?:gender)? people)';
const causes =
  '(?:caused? by|because of|due to|blamed? on|the fault of|fault lies with|problems? with|trouble with|threat from|stirred up by)';

const refusals: readonly (readonly [pattern: RegExp, words: string])[] = [
  [
    /\bat[- ]risk (?:communit|group|people|area|famil|neighbourhood)/i,
    'Take out “at-risk”: say what people there are worried about, or what they need',
  ],
  [/\bhot[- ]?spots?\b/i, 'Take out “hotspot”: name the place and what happens there'],
  [
    /\bmoderates\b|\bmoderate (?:\w{1,15} ){0,1}(?:muslim|voice|communit|leader|member|people|element|mosque|imam)/i,
    'Take out “moderate”: it is no word for people. Say who they are by place or interest',
  ],
  [/\btarget(?:s|ed|ing)?\b/i, 'Take out “target”: say who or what is touched, or what is done'],
  [/\bsympathi[sz]ers?\b/i, 'Take out “sympathiser”: it is no word for people'],
  [
    /\b(?:suspects|a suspect|the suspect|nominals?|hostiles)\b/i,
    'Take this out: nothing about a person belongs here, only what the area feels',
  ],
  [
    new RegExp(`\\b${causes} (?:the |local |our |some |young |many )?(?:\\w{1,15} )?${groups}\\b`, 'i'),
    'This names a group of people as the cause. Say what happened, and what is felt',
  ],
];

/** Why a text cannot stay as it is, in words for beside its box; null where it can. */
export function refusedIn(text: string): string | null {
  const [planned] = checkOperations(text);
  return planned ? operationWords[planned] : (refusals.find(([pattern]) => pattern.test(text))?.[1] ?? null);
}

const named = new RegExp(`\\b${groups}\\b`, 'i');

/** Whether a text names a group that the law protects: there are places where it must, and others where it should not. */
export const namesGroup = (text: string): boolean => named.test(text);
