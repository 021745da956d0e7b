import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import { isoDay } from '#lib/dates.ts';
import { contactNow } from './contact-now.ts';
import type { InstitutionFilter, InstitutionOrder } from './filters.ts';
import { type Listed, listInstitutions } from './list.ts';
import { contactStateWords, strengthWords, tierWords } from './standing-words.ts';

const columns = [
  ...[
    'Institution',
    'Type',
    'Sector',
    'District',
    'Looked after by',
    'Tier',
    'What we do',
    'Reach',
    'Relevance',
  ],
  ...['Contact', 'Last contact', 'Closed on'],
];

type Asked = {
  areas: readonly AreaId[];
  filter: InstitutionFilter;
  order: InstitutionOrder;
  most: number;
};

/** The institutions of a list as lines of a file: bodies, and who of us looks after them. */
export async function institutionsListing(
  tx: Db,
  { areas, filter, order, most }: Asked,
  today: Temporal.PlainDate,
) {
  const { rows } = await listInstitutions(tx, areas, filter, { ...order, after: null }, today, most);
  return {
    entity: 'institution',
    ids: rows.map(({ id }) => id),
    fields: [],
    columns,
    rows: rows.map((row) => cells(row, today)),
  };
}

const cells = (row: Listed, today: Temporal.PlainDate): (string | number | null)[] => [
  ...[row.name, row.type, row.sector, row.district, row.owner],
  ...[`${row.tier} ${tierWords[row.tier]}`, `${row.strength} ${strengthWords[row.strength] ?? ''}`],
  ...[row.reach, row.relevance, contactStateWords[contactNow(row, today)]],
  ...[row.lastContactAt ? isoDay(row.lastContactAt) : null, row.closedOn?.toString() ?? null],
];
