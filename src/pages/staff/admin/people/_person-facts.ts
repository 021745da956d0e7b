import { factorWords } from '#lib/officers/accounts/account-words.ts';
import type { Person } from '#lib/officers/accounts/find-person.ts';
import { date, moment } from '#lib/dates.ts';

type Fact = { key: string; value: string };

/** What stands about an account beside its roles. */
export function personFacts(person: Person, now: Temporal.Instant): Fact[] {
  const { lastSignedInAt, factors, signIns } = person;
  const means = factorWords(factors);
  const devices = signIns === 1 ? '1 device' : `${signIns} devices`;
  return [
    ...closing(person),
    { key: 'Last sign-in', value: lastSignedInAt ? moment(lastSignedInAt) : 'Never' },
    { key: 'Signed in on', value: signIns > 0 ? devices : 'No device' },
    { key: 'Signs in by', value: means.length > 0 ? means.join(', ') : 'Nothing is set up yet' },
    ...invited(person, now),
    { key: 'Added', value: dated(person.addedAt, person.addedByName) },
  ];
}

const dated = (at: Temporal.Instant, by: string | null): string => (by ? `${date(at)} by ${by}` : date(at));

function closing({ deactivatedAt, deactivatedByName, deactivationReason }: Person): Fact[] {
  if (!deactivatedAt) return [];
  const value = `${dated(deactivatedAt, deactivatedByName)}. ${deactivationReason ?? ''}`.trim();
  return [{ key: 'Closed', value }];
}

function invited({ invitation }: Person, now: Temporal.Instant): Fact[] {
  if (!invitation) return [];
  const { usedAt, withdrawnAt, expiresAt, madeAt } = invitation;
  const isOver = Temporal.Instant.compare(expiresAt, now) <= 0;
  if (usedAt) return [{ key: 'Invitation', value: `Taken up on ${date(usedAt)}` }];
  if (withdrawnAt) return [{ key: 'Invitation', value: `Withdrawn on ${date(withdrawnAt)}` }];
  const until = `${isOver ? 'expired' : 'good until'} ${date(expiresAt)}`;
  return [{ key: 'Invitation', value: `Sent on ${date(madeAt)}, ${until}` }];
}
