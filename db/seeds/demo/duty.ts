import { ukDay } from '#lib/dates.ts';
import { preventLead, referralRouteCheck, type RouteAnswer } from '../../schema/duty.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { institutionTypes } from '../reference/institutions.ts';
import { type Chance, chance } from './chance.ts';
import type { Institution } from './institutions.ts';
import type { Ledger } from './ledger.ts';
import { insertRows, type Transaction } from './rows.ts';

type Lead = typeof preventLead.$inferInsert;
type Check = typeof referralRouteCheck.$inferInsert;
type Booking = Ledger['bookings'][number];

const bound = new Set(institutionTypes.filter((type) => type.has_prevent_duty).map(({ code }) => code));

/**
 * Who leads on Prevent at the institutions that the duty binds, and what was found of their referral routes: most
 * are named, some of these were trained elsewhere or long ago, some routes have to be put right.
 */
export function theDuty(
  { institutions, ledger }: { institutions: readonly Institution[]; ledger: Ledger },
  officer: OfficerId,
  now: Temporal.Instant,
): { leads: Lead[]; checks: Check[] } {
  const luck = chance(1706);
  const bookings = Map.groupBy(ledger.bookings, ({ institutionId }) => institutionId);
  const within = institutions.filter(({ typeCode }) => bound.has(typeCode));
  const leads = within.flatMap((one, index) => {
    const [booked] = bookings.get(one.id) ?? [];
    return index % 6 === 5 || !booked ? [] : [leadOf(one.id, booked, officer, now, luck)];
  });
  return {
    leads: withTrust(leads, within),
    checks: within.flatMap((one) => checksOf(one.id, officer, now, luck)),
  };
}

function leadOf(
  institutionId: InstitutionId,
  { bookerRole, bookerEmail, bookerName }: Booking,
  namedBy: OfficerId,
  now: Temporal.Instant,
  { between, next }: Chance,
): Lead {
  const namedOn = ukDay(now).subtract({ days: between(40, 640) });
  const confirmedOn = next() < 0.4 ? ukDay(now).subtract({ days: between(3, 39) }) : namedOn;
  const elsewhere = next() < 0.3 ? ukDay(now).subtract({ days: between(60, 1000) }) : null;
  return {
    ...{ institutionId, namedBy, namedOn, confirmedOn, trainedElsewhereOn: elsewhere },
    role: bookerRole,
    mailbox: bookerEmail,
    name: next() < 0.6 ? bookerName : null,
  };
}

// Two schools of one trust share a safeguarding lead.
function withTrust(leads: readonly Lead[], institutions: readonly Institution[]): Lead[] {
  const schools = institutions.filter(({ sector }) => sector === 'education').map(({ id }) => id);
  const [first, second] = leads.filter(({ institutionId }) => schools.includes(institutionId));
  if (!first || !second) return [...leads];
  const { mailbox, name = null } = first;
  return leads.map((one) => (one === second ? { ...one, mailbox, name, role: first.role } : one));
}

const answers: readonly RouteAnswer[] = [
  'confirmed',
  'confirmed',
  'confirmed',
  'confirmed',
  'out_of_date',
  'none',
];

function checksOf(
  institutionId: InstitutionId,
  checkedBy: OfficerId,
  now: Temporal.Instant,
  { between, next, pick }: Chance,
): Check[] {
  if (next() < 0.25) return [];
  const check = (daysAgo: number, answer: RouteAnswer): Check => {
    const recordedAt = now.subtract({ hours: 24 * daysAgo });
    return { institutionId, checkedBy, answer, checkedOn: ukDay(recordedAt), recordedAt };
  };
  const latest = check(between(10, 460), pick(answers));
  return next() < 0.35 ? [latest, check(between(470, 700), 'out_of_date')] : [latest];
}

/** Writes leads and checks. */
export async function writeDuty(tx: Transaction, duty: ReturnType<typeof theDuty>): Promise<void> {
  await insertRows(tx, preventLead, duty.leads);
  await insertRows(tx, referralRouteCheck, duty.checks);
}
