import type { AreaId } from '../../schema/areas.ts';
import type { OfficerId } from '../../schema/officers.ts';
import type { Transaction } from './rows.ts';

type People = Record<'officer' | 'supervisor' | 'dpo', OfficerId>;
type Around = { people: People; home: AreaId; now: Temporal.Instant };

/** Searches that the team keeps, two of them shared, and lists that left as files or wait to. */
export async function writeSearches(tx: Transaction, around: Around): Promise<void> {
  const { now } = around;
  const ago = (days: number) => now.subtract({ hours: 24 * days }).toString();
  const saved = theSearches(around).map(({ query, ...one }, index) => ({
    ...{ ...one, id: crypto.randomUUID(), query: tx.json(query) },
    ...{ is_shared: one.area_id !== null, saved_at: ago(90 - index * 20) },
  }));
  await tx`insert into saved_search ${tx(saved)}`;
  const looks = saved.map(({ id, officer_id }) => ({ search_id: id, officer_id, looked_at: ago(21) }));
  await tx`insert into saved_search_look ${tx(looks)}`;
  for (const { query, ...one } of theExports(around, ago))
    await tx`insert into data_export ${tx({ ...one, query: tx.json(query) })}`;
}

const theSearches = ({ people: { officer, supervisor }, home }: Around) => [
  {
    ...{ officer_id: officer, name: 'Mosques in Luton', page: 'search', area_id: home },
    query: { words: 'mosque', area: 'luton' },
  },
  { officer_id: officer, name: 'My own visits', page: 'engagements', area_id: null, query: { mine: 'yes' } },
  {
    ...{ officer_id: supervisor, name: 'Nobody looks after them', page: 'institutions', area_id: home },
    query: { owner: 'none' },
  },
  {
    officer_id: supervisor,
    name: 'Notices we owe',
    page: 'contacts',
    area_id: null,
    query: { due: 'notice' },
  },
];

function theExports({ people, home }: Around, ago: (days: number) => string) {
  const { officer, supervisor, dpo } = people;
  const asked = (days: number, open: number) => ({
    ...{ area_ids: [home], holds_people: true },
    ...{ asked_at: ago(days), expires_at: ago(days - open) },
  });
  return [
    {
      ...{ ...asked(2, 14), page: 'contacts', query: { area: 'luton' }, format: 'xlsx', asked_by: officer },
      ...{ reason: 'Invitations to the spring safeguarding forum', recipient: 'The Luton team' },
    },
    {
      ...{ ...asked(40, 9), page: 'engagements', query: {}, format: 'csv', asked_by: officer },
      ...{ reason: 'The quarterly report to the board', recipient: 'The Prevent board' },
      ...{ approved_at: ago(38), approved_by: supervisor, fetched_at: ago(37), records: 61 },
    },
    {
      ...{ ...asked(75, 14), page: 'contacts', query: {}, format: 'xlsx', asked_by: supervisor },
      ...{ reason: 'A partner asked for everybody we know', recipient: 'A partner agency' },
      ...{ refused_at: ago(74), refused_by: dpo, refusal: 'Nobody was told that we would give it' },
    },
  ];
}
