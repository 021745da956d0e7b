import type { AreaId } from '../../schema/areas.ts';
import type { InstitutionId } from '../../schema/institutions.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { returnAsk, type ReporterId, returnReporter, tensionReturn } from '../../schema/tension-returns.ts';
import { makeKey } from '#lib/keys/link-key.ts';
import { lastMoment } from '#lib/tension/returns/ask.ts';
import { roundOn } from '#lib/tension/returns/rhythm.ts';
import { thisWeek } from '#lib/tension/returns/weeks.ts';
import { type Areas, areasWithin } from './found.ts';
import { chance } from './chance.ts';
import { wordsOf } from './return-words.ts';
import { insertRows, type Transaction } from './rows.ts';

type ReporterRow = typeof returnReporter.$inferInsert & { id: ReporterId };
type Mailbox = { institutionId: InstitutionId; areaId: AreaId; email: string; isCouncil: boolean };
type World = {
  areas: Areas;
  people: { officer: OfficerId; supervisor: OfficerId; deputy: OfficerId; npt: OfficerId };
  secret: string;
};

const weeks = 12;
/** So many have not reported this week, the first of them never. */
const missing = 6;

/** Twelve weeks of returns on every district of the Eastern region, with gaps as there are. */
export async function writeReturns(tx: Transaction, world: World, now: Temporal.Instant): Promise<void> {
  const reporters = [...officersFor(world, now), ...(await mailboxesFor(tx, world, now))];
  await insertRows(tx, returnReporter, reporters);
  await insertRows(tx, tensionReturn, returnsOf(reporters, now));
  await insertRows(tx, returnAsk, asksOf(reporters, now, world.secret));
}

const since = (now: Temporal.Instant) => now.subtract({ hours: 24 * 120 });
const reporter = (row: Omit<ReporterRow, 'id' | 'since'>, now: Temporal.Instant): ReporterRow => ({
  ...{ id: crypto.randomUUID() as ReporterId, since: since(now) },
  ...row,
});

function officersFor({ areas, people }: World, now: Temporal.Instant): ReporterRow[] {
  const home = areasWithin(areas, 'bedfordshire');
  const eastern = [...areas.regionOf].filter(([, region]) => region === 'eastern').map(([code]) => code);
  return eastern.flatMap((code) => {
    const areaId = areas.ids.get(code)!;
    const isHome = home.has(areaId);
    const by = { areaId, addedBy: people.supervisor };
    const prevent = {
      ...by,
      capacity: 'prevent_officer',
      officerId: isHome ? people.officer : people.deputy,
    } as const;
    const patrol = { ...by, capacity: 'neighbourhood_policing', officerId: people.npt } as const;
    return [prevent, ...(isHome ? [patrol] : [])].map((row) => reporter(row, now));
  });
}

// Councils by their office, and one institution by the mailbox of somebody who signs in.
async function mailboxesFor(
  tx: Transaction,
  { people }: World,
  now: Temporal.Instant,
): Promise<ReporterRow[]> {
  const rows = await tx<Mailbox[]>`
    select distinct on (i.district_id, email) i.id as "institutionId", i.district_id as "areaId", email,
      y.sector_code = 'local_government' as "isCouncil"
    from institution i join institution_type y on y.code = i.type_code
    cross join lateral (
      select p.email from partner_membership m join partner p on p.id = m.partner_id
      where m.institution_id = i.id and m.granted_at is not null and m.ended_at is null and m.role = 'training_lead'
      union all select i.mailbox where i.mailbox is not null and y.sector_code in ('local_government', 'health')
    ) as boxes
    where i.district_id is not null and i.contact_state = 'open' and i.closed_on is null
    order by i.district_id, email, i.name limit 24`;
  return rows.map(({ isCouncil, ...row }) =>
    reporter({ ...row, capacity: isCouncil ? 'council' : 'partner', addedBy: people.supervisor }, now),
  );
}

type ReturnRow = typeof tensionReturn.$inferInsert;

function returnsOf(reporters: readonly ReporterRow[], now: Temporal.Instant): ReturnRow[] {
  const { next, between, pick } = chance(4127);
  const absent = new Set(
    reporters.filter((_, at) => at % Math.floor(reporters.length / missing) === 1).slice(0, missing),
  );
  const never = absent.values().next().value;
  return reporters.flatMap((one) =>
    Array.from({ length: weeks }, (_, back): ReturnRow | null => {
      const week = thisWeek(now).subtract({ weeks: back });
      const hour = { hour: between(8, 16), minute: 5 * between(0, 11) };
      const at = week
        .add({ days: between(0, 2) })
        .toZonedDateTime({ timeZone: 'Europe/London', plainTime: hour });
      const isSilent = one === never || (back === 0 ? absent.has(one) : next() < 0.09);
      const sentAt = at.toInstant();
      if (isSilent || Temporal.Instant.compare(sentAt, now) > 0) return null;
      const own = one.officerId ? { officerId: one.officerId } : { reporterId: one.id };
      const words =
        next() < 0.28 ? wordsOf(Boolean(one.officerId), { next, pick }) : { answer: 'nothing' as const };
      const about = { areaId: one.areaId, week, capacity: one.capacity, sentAt };
      return { formToken: crypto.randomUUID(), ...about, ...own, ...words };
    }).filter((row) => row !== null),
  );
}

function asksOf(reporters: readonly ReporterRow[], now: Temporal.Instant, secret: string) {
  const round = roundOn(thisWeek(now), 'weekly');
  return reporters.map((one): typeof returnAsk.$inferInsert => {
    const key = one.institutionId ? makeKey(secret) : null;
    const link = { keyHash: key?.hash ?? null, keySealed: key?.sealed ?? null };
    return { reporterId: one.id, ...round, askedAt: now, expiresAt: lastMoment(round.week), ...link };
  });
}
