/**
 * What somebody agrees to who subscribes. The version changes with any word: what was agreed to before stays as it was
 * in the proof.
 */
export const consentVersion = '2026-11';
export const consentWords =
  'Email me newsletters about what I chose here. I can change what I get, or stop, with the link in each email.';

/** How long the link in the first email works. */
export const confirmDays = 7;

/** How many emails one address can be made to get by this form within a day. */
export const asksADay = 3;
