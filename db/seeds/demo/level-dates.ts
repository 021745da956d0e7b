import type { AreaId } from '../../schema/areas.ts';
import { notableDate, type NotableKind } from '../../schema/notable-dates.ts';
import type { OfficerId } from '../../schema/officers.ts';
import { ukDay } from '#lib/dates.ts';
import { insertRows, type Transaction } from './rows.ts';

type Plan = { code: string; kind: NotableKind; title: string; days: number; place?: string; source: string };

/** What is ahead in the districts whose levels it may change. */
const plans: readonly Plan[] = [
  { code: 'E07000066', kind: 'election', title: 'Ward by-election', days: 4, source: 'Notice of election' },
  {
    ...{ code: 'E06000055', kind: 'demonstration', title: 'Announced march', days: 6 },
    ...{
      place: 'From the station to Harpur Square',
      source: 'Notice to the force, published by the organisers',
    },
  },
  { code: 'E06000031', kind: 'court', title: 'Inquest opens', days: 9, source: 'Coroner’s public list' },
  {
    ...{ code: 'E07000073', kind: 'demonstration', title: 'Residents’ walk about the renewal', days: 10 },
    ...{ place: 'The Water Gardens to the civic centre', source: 'Announced in the local paper' },
  },
  {
    code: 'E07000145',
    kind: 'anniversary',
    title: 'A year since the hotel closed',
    days: 15,
    source: 'Local paper',
  },
  {
    code: 'E07000076',
    kind: 'anniversary',
    title: 'Housing decision published',
    days: 17,
    source: 'Council agenda',
  },
  { code: 'E06000032', kind: 'court', title: 'Verdict expected', days: 22, source: 'Court list' },
];

type World = { areas: ReadonlyMap<string, AreaId>; officer: OfficerId; now: Temporal.Instant };

/** Writes them. */
export async function writeLevelDates(tx: Transaction, { areas, officer, now }: World): Promise<void> {
  const today = ukDay(now);
  const rows = plans.map(({ code, days, place, ...plan }): typeof notableDate.$inferInsert => ({
    ...{ ...plan, startsOn: today.add({ days }), endsOn: today.add({ days }), areaId: areas.get(code)! },
    ...{ place: place ?? null, addedAt: now.subtract({ hours: 24 * 6 }), addedBy: officer },
    checkedOn: today.subtract({ days: 6 }),
  }));
  await insertRows(tx, notableDate, rows);
}
