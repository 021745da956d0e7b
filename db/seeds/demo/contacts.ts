import { ukDay } from '#lib/dates.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { contactNotice, contactSuppression, type Correction } from '../../schema/contact-notices.ts';
import { contact, type ContactId, roleHolding } from '../../schema/contacts.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { suppressionHashes } from '#lib/institutions/contacts/suppression.ts';
import type { Chance } from './chance.ts';
import { contactPlans, type ContactPlan, titlesOf } from './contact-plans.ts';
import type { Institution } from './institutions.ts';
import { aName } from './names.ts';
import { insertRows, type Transaction } from './rows.ts';

type Around = {
  institutions: readonly Institution[];
  officers: { officer: OfficerId; supervisor: OfficerId };
  secret: string;
  luck: Chance;
};
type Wish = { contactId: ContactId; at: Temporal.Instant; words: string | null; changes: Correction };

const bedfordshire = new Set(['E06000055', 'E06000056', 'E06000032']);
/** How many the demonstration has in all. */
const wanted = 62;

/** People in roles at the institutions of the demonstration, in every state that a contact can be in. */
export function theContacts(around: Around, now: Temporal.Instant) {
  const plans = [...contactPlans, ...morePlans(around)];
  return plans.map((plan) => personOf(plan, around, now));
}

// Everybody else: told within days, open, renewed within the year.
function morePlans({ institutions, luck }: Around): ContactPlan[] {
  const open = institutions.filter(({ sector, mergedIntoId }) => titlesOf[sector] && !mergedIntoId);
  return Array.from({ length: wanted - contactPlans.length }, (_, index): ContactPlan => {
    const where = open[(index * 3 + 1) % open.length]!;
    const added = luck.between(35, 340);
    return { at: where.name, title: luck.pick(titlesOf[where.sector]!), added, told: luck.between(0, 12) };
  });
}

function personOf(plan: ContactPlan, around: Around, now: Temporal.Instant) {
  const { institutions, officers, secret, luck } = around;
  const here = (name: string) => institutions.find((one) => one.name === name)!;
  const where = here(plan.at);
  const id = crypto.randomUUID() as ContactId;
  const ago = (days: number) => now.subtract({ hours: 24 * days });
  const name = plan.name ?? aName(luck);
  const keeper = bedfordshire.has(where.district) ? officers.officer : officers.supervisor;
  const { hash: keyHash, sealed: keySealed } = makeKey(secret);
  const email = plan.hasNoEmail ? null : `${dotted(name)}@${domainOf(where)}`;
  const phone = `01632 960 ${luck.between(100, 999)}`;
  const state = plan.state ?? 'open';
  const row: typeof contact.$inferInsert = {
    ...{ id, name, email, phone, isAdult: true, areaId: where.districtId, keyHash, keySealed },
    ...{ channel: email ? 'email' : 'phone', source: plan.told === 0 ? 'themselves' : 'their_institution' },
    ...{ addedAt: ago(plan.added), addedBy: keeper },
    ...{ renewedAt: ago(plan.renewed ?? plan.added), renewedBy: keeper },
    ...{ state, stateAt: state === 'open' ? null : ago(14) },
    pausedUntil: plan.until ? ukDay(now).add({ days: plan.until }) : null,
    noticeWarnedDays: plan.told !== undefined ? 0 : plan.added >= 21 ? 21 : plan.added >= 14 ? 14 : 0,
  };
  const role = (at: Institution, title: string, isMain: boolean): typeof roleHolding.$inferInsert => ({
    ...{
      contactId: id,
      institutionId: at.id,
      title,
      isMain,
      recordedAt: ago(plan.added),
      recordedBy: keeper,
    },
    fromOn: ukDay(ago(plan.added + 400)),
  });
  const faith = plan.faith && {
    ...{ isFaithRole: true, faithCondition: plan.faith, conditionAt: ago(plan.added), conditionBy: keeper },
  };
  const { also } = plan;
  const toOn = also?.ended ? ukDay(ago(also.ended)) : null;
  return {
    row,
    roles: [
      { ...role(where, plan.title, true), ...faith },
      ...(also ? [{ ...role(here(also.at), also.title, false), toOn }] : []),
    ],
    notice: plan.told === undefined ? null : noticeOf(plan, id, { keeper, at: ago(plan.added - plan.told) }),
    wish: plan.wish ? wishOf(plan.wish, id, ago(6)) : null,
    suppressed: state === 'declined' ? suppressionHashes(secret, { email, phone }) : [],
  };
}

const noticeOf = (
  { way = 'email' }: ContactPlan,
  contactId: ContactId,
  { keeper, at }: { keeper: OfficerId; at: Temporal.Instant },
): typeof contactNotice.$inferInsert => ({ contactId, way, givenAt: at, givenBy: keeper });

const wishOf = (kind: 'role' | 'words', contactId: ContactId, at: Temporal.Instant): Wish => ({
  contactId,
  at,
  words: kind === 'words' ? 'I work Mondays to Wednesdays only, and my surname is spelt with one s.' : null,
  changes: kind === 'role' ? { title: 'General secretary', phone: '01632 960 447' } : {},
});

const dotted = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.');
const domainOf = ({ name }: Institution): string =>
  `${name
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .slice(0, 18)}.example`;

/** Writes them down. */
export async function writeContacts(
  tx: Transaction,
  people: ReturnType<typeof theContacts>,
  now: Temporal.Instant,
): Promise<void> {
  await insertRows(
    tx,
    contact,
    people.map(({ row }) => row),
  );
  await insertRows(
    tx,
    roleHolding,
    people.flatMap(({ roles }) => roles),
  );
  await insertRows(
    tx,
    contactNotice,
    people.flatMap(({ notice }) => notice ?? []),
  );
  const hashes = people.flatMap(({ suppressed }) => suppressed);
  await insertRows(
    tx,
    contactSuppression,
    hashes.map((hash) => ({ hash, reason: 'declined' as const, at: now })),
  );
  for (const { contactId, at, words, changes } of people.flatMap(({ wish }) => wish ?? []))
    await tx`insert into contact_wish (contact_id, kind, words, changes, form_token, asked_at)
      values (${contactId}, 'correct', ${words}, ${tx.json(changes)}, ${crypto.randomUUID()}, ${at.toString()})`;
}
