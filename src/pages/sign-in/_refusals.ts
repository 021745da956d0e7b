import type { CodeRefusal } from '#lib/officers/sign-in/enter-code.ts';
import type { Shut } from '#lib/officers/sign-in/gate.ts';
import { waitWords } from '#lib/web/respond.ts';

/** Why an account lets nobody in; told only to whoever proved that it is theirs. */
export const shutWords = {
  closed: 'This account is closed. Ask your administrator',
  dormant: 'This account was not used for 60 days and is asleep. Ask your administrator to wake it',
  no_role: 'No role of yours holds today. Ask your administrator',
} satisfies Record<Shut, string>;

/** Why a code signs nobody in. */
export const codeRefusals = {
  over: 'That took too long, or there were too many wrong codes. Sign in again',
  wrong_code: 'This code is not right. Enter the one that your app shows now',
  replayed: 'This code was used already. Wait for the next one',
  ...shutWords,
} satisfies Record<CodeRefusal, string>;

export const recoveryRefusals = {
  ...codeRefusals,
  wrong_code: 'This is none of your recovery codes. Check each letter',
  replayed: 'This recovery code was used already. Use another one',
} satisfies Record<CodeRefusal, string>;

/** What is said when an account was tried too often, whether or not there is one. */
export const tooOften = (seconds: number): string =>
  `There were too many tries for this account. Try again in ${waitWords(seconds)}`;

/** What is said when one network tried too often. */
export const tooOftenFromHere = (seconds: number): string =>
  `There were too many tries from where you are. Try again in ${waitWords(seconds)}`;
