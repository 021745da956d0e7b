import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { OfficerId } from '#db/schema/officers.ts';
import { isoDay, time } from '#lib/dates.ts';
import type { EngagementFilter } from './filter.ts';
import { type ListedEngagement, pageOfEngagements } from './list.ts';

const columns = [
  ...['Day', 'Time', 'Kind', 'Institution', 'Place', 'District', 'Topics', 'What was said', 'What we think'],
  ...['Asked of us', 'Headcount', 'Both sides spoke', 'Open follow-ups', 'Marking of the record', 'By'],
];

type Asked = { areas: readonly AreaId[]; filter: EngagementFilter; most: number };

/** The engagements of a list as lines of a file, facts apart from what we think of them; without who was met. */
export async function engagementsListing(tx: Db, officerId: OfficerId, { areas, filter, most }: Asked) {
  const asked = { areas, filter: { ...filter, after: undefined } };
  const { rows } = await pageOfEngagements(tx, officerId, asked, most);
  return {
    entity: 'engagement',
    ids: rows.map(({ id }) => id),
    fields: ['summary', 'opinion', 'asked_of_us'],
    columns,
    rows: rows.map(cells),
  };
}

const cells = (row: ListedEngagement): (string | number | null)[] => [
  ...[isoDay(row.happenedAt), time(row.happenedAt), row.type, row.institution, row.placeWords, row.area],
  ...[row.topics.join('; '), row.summary, row.opinion, row.askedOfUs, row.headcount],
  ...[row.isTwoWay ? 'Yes' : 'No', row.openFollowUps, row.marking, row.by],
];
