import type { Standing } from '#lib/training/certificates/criteria.ts';
import { moment } from '#lib/dates.ts';

type State = { text: string; tone: 'plain' | 'warm' | 'grey' | 'error' };

type Row = { revokedAt: Temporal.Instant | null; refresherDueOn: Temporal.PlainDate | null };

/** How a certificate stands, in a word or two. */
export function certificateState(row: Row, replacedBy: string | null, today: Temporal.PlainDate): State {
  if (row.revokedAt)
    return replacedBy ? { text: 'Replaced', tone: 'grey' } : { text: 'Revoked', tone: 'error' };
  const left = row.refresherDueOn && today.until(row.refresherDueOn, { largestUnit: 'days' }).days;
  if (left === null || left > 90) return { text: 'Valid', tone: 'plain' };
  if (left < 0) return { text: `Refresher ${-left} ${left === -1 ? 'day' : 'days'} late`, tone: 'error' };
  return {
    text: left === 0 ? 'Refresher due today' : `Refresher in ${left} ${left === 1 ? 'day' : 'days'}`,
    tone: 'warm',
  };
}

/** Whether somebody on a register gets a certificate, and when, for the officer who is asked. */
export function standingWords(standing: Standing, wasRevoked: boolean): string {
  if (wasRevoked) return 'Revoked. It is not issued again by itself.';
  if (standing.kind === 'waits') return `At ${moment(standing.until)}`;
  return {
    'no certificate': 'This course has no certificate',
    'not marked': 'Not marked on the register yet',
    'not present': 'Was not there for all of it',
    'no name': 'Has no name on the register',
    due: 'Within a quarter of an hour',
  }[standing.kind];
}

/** What is said when a certificate cannot be changed. */
export const notValidWords = {
  'not valid': 'This certificate is not valid any more. Look at it again.',
  'name taken off':
    'The name has been taken off this certificate after three years, so it cannot be changed.',
  'nothing changed': 'Change the name or the address, or keep the certificate as it is.',
  'nobody to send to': 'There is no address: the holder walked in and left none. Download it instead.',
} as const;

/** What the page of a certificate says after something was done to it. */
export const newsOfCertificate: Readonly<Record<string, { title: string; text: string }>> = {
  sent: { title: 'The certificate is on its way', text: 'It is sent again, with the file.' },
  reissued: {
    title: 'The certificate is issued again',
    text: 'It is on its way to its holder. The old number now says that this one stands in for it.',
  },
  revoked: { title: 'The certificate is revoked', text: 'Its number says so from now on.' },
};
