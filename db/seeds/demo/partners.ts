import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import {
  partner,
  type PartnerId,
  partnerInvitation,
  partnerMembership,
  type PartnerRole,
} from '../../schema/partners.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { domainOf } from './bookers.ts';
import type { Institution } from './institutions.ts';
import type { BookingRow, Ledger } from './ledger.ts';
import { insertRows, type Transaction } from './rows.ts';

type PartnerRow = typeof partner.$inferInsert & { id: PartnerId };
type MembershipRow = typeof partnerMembership.$inferInsert;

/** People at organisations who sign in by a link: in every state that there is. */
export type Partners = {
  partners: PartnerRow[];
  memberships: MembershipRow[];
  invitations: (typeof partnerInvitation.$inferInsert)[];
};

type World = { institutions: readonly Institution[]; ledger: Ledger; officer: OfficerId; secret: string };

/** A school with a lead, a colleague and an invitation; a trust without a lead; two who ask; some who went. */
export function thePartners(
  { institutions, ledger, officer, secret }: World,
  now: Temporal.Instant,
): Partners {
  const [school, trust, council] = busiest(institutions, ledger);
  const people = peopleFrom(now);
  const joins = joinsFrom(officer, now);
  const dsl = people.one(`dsl@${domainOf(school)}`, 'Nadia Ferreira', 300, 1);
  const office = people.one(bookerAt(ledger, school), null, 190, 6);
  const nurse = people.one(bookerAt(ledger, trust), null, 260, 20);
  const both = people.one(`prevent@${domainOf(council)}`, 'Owen Castellane', 240, 3);
  const asks = people.one(`k.brennan@${domainOf(council)}`, 'Kit Brennan', 2, 2);
  const stranger = people.one('safeguarding.cover@mail.example', 'Jo Lindqvist', 9, 9);
  const left = people.one(`former@${domainOf(school)}`, 'Sam Oduya', 320, 80);
  joins.granted(dsl, school, 'training_lead', 299);
  joins.granted(office, school, 'colleague', 189, dsl);
  joins.granted(nurse, trust, 'colleague', 258);
  joins.granted(both, council, 'training_lead', 238);
  joins.granted(both, school, 'colleague', 100, dsl);
  joins.asked(asks, council, 'colleague', 2);
  joins.asked(stranger, school, 'training_lead', 9);
  joins.ended(left, school, 318, { endedAs: 'left', endedByPartner: left.id, days: 80 });
  joins.ended(asks, trust, null, {
    endedAs: 'refused',
    endedByOfficer: officer,
    days: 1,
    endReason: 'The trust told us that you work for the council.',
  });
  const key = makeKey(secret);
  const invitation = {
    institutionId: school.id as InstitutionId,
    email: `deputy@${domainOf(school)}`,
    role: 'training_lead' as const,
    invitedBy: dsl.id,
    invitedAt: ago(now, 3),
    expiresAt: ago(now, -11),
    keyHash: key.hash,
    keySealed: key.sealed,
  };
  return { partners: people.rows, memberships: joins.rows, invitations: [invitation] };
}

const ago = (now: Temporal.Instant, days: number) => now.subtract({ hours: 24 * days });

// Where the most is booked there is the most to see.
function busiest(institutions: readonly Institution[], { bookings }: Ledger) {
  const counts = Map.groupBy(bookings, ({ institutionId }) => institutionId);
  const of = (sector: string) =>
    institutions
      .filter((one) => one.sector === sector)
      .sort((one, other) => (counts.get(other.id!)?.length ?? 0) - (counts.get(one.id!)?.length ?? 0))[0]!;
  return [of('education'), of('health'), of('local_government')] as const;
}

const bookerAt = ({ bookings }: Ledger, { id }: Institution): BookingRow =>
  bookings.findLast(({ institutionId, cancelledAt }) => institutionId === id && !cancelledAt)!;

function peopleFrom(now: Temporal.Instant) {
  const rows: PartnerRow[] = [];
  const one = (
    who: string | BookingRow,
    name: string | null,
    sinceDays: number,
    lastDays: number,
  ): PartnerRow => {
    const known =
      typeof who === 'string' ? { email: who, name } : { email: who.bookerEmail, name: who.bookerName };
    const id = crypto.randomUUID() as PartnerId;
    const row = { id, ...known, addedAt: ago(now, sinceDays), lastSignInAt: ago(now, lastDays) };
    rows.push(row);
    return row;
  };
  return { rows, one };
}

type Ending = Pick<MembershipRow, 'endedAs' | 'endedByPartner' | 'endedByOfficer' | 'endReason'> & {
  days: number;
};

function joinsFrom(officer: OfficerId, now: Temporal.Instant) {
  const rows: MembershipRow[] = [];
  const asked = (who: PartnerRow, { id }: Institution, role: PartnerRole, days: number): MembershipRow => {
    const row = {
      partnerId: who.id,
      institutionId: id as InstitutionId,
      role,
      askedAt: ago(now, days),
      grantedAt: null as Temporal.Instant | null,
      grantedByOfficer: null as OfficerId | null,
      grantedByPartner: null as PartnerId | null,
      endedAt: null as Temporal.Instant | null,
      endedAs: null as MembershipRow['endedAs'],
      endedByOfficer: null as OfficerId | null,
      endedByPartner: null as PartnerId | null,
      endReason: null as string | null,
    };
    rows.push(row);
    return row;
  };
  const granted = (who: PartnerRow, at: Institution, role: PartnerRole, days: number, by?: PartnerRow) => {
    const whose = by ? { grantedByPartner: by.id } : { grantedByOfficer: officer };
    return Object.assign(asked(who, at, role, days), { grantedAt: ago(now, days - 1), ...whose });
  };
  const ended = (who: PartnerRow, at: Institution, days: number | null, { days: endDays, ...end }: Ending) =>
    Object.assign(days === null ? asked(who, at, 'colleague', 4) : granted(who, at, 'colleague', days), {
      endedAt: ago(now, endDays),
      ...end,
    });
  return { rows, asked, granted, ended };
}

/** Writes them down. */
export async function writePartners(tx: Transaction, rows: Partners): Promise<void> {
  await insertRows(tx, partner, rows.partners);
  await insertRows(tx, partnerMembership, rows.memberships);
  await insertRows(tx, partnerInvitation, rows.invitations);
}
