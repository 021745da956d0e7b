import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { AreaId } from '#db/schema/areas.ts';
import type { Channel, ContactId } from '#db/schema/contacts.ts';
import type { Officer } from '#lib/actor.ts';
import { ukDay } from '#lib/dates.ts';
import { reviewDueOn } from './due.ts';
import type { ContactFilter } from './filter.ts';
import { type Listed, pageOfContacts } from './list.ts';
import { mayContact } from './terms.ts';
import { channelWords, standingText } from './words.ts';

const columns = [
  ...['Name', 'Role', 'Institution', 'District', 'Contact', 'Email', 'Phone', 'Preferred way', 'Told'],
  ...['Next review', 'Looked after by'],
];

type Reached = { id: ContactId; email: string | null; phone: string | null; channel: Channel };

/**
 * The contacts of a list as lines of a file. Of whoever asked us to stay away no address stands in it, so that nobody
 * writes to them by mistake.
 */
export async function contactsListing(
  tx: Db,
  officer: Officer,
  { areas, filter, most }: { areas: readonly AreaId[]; filter: ContactFilter; most: number },
  now: Temporal.Instant,
) {
  const { rows } = await pageOfContacts(
    tx,
    officer,
    { areas, filter: { ...filter, after: undefined } },
    now,
    most,
  );
  const ids = rows.map(({ id }) => id);
  const reached = await tx.execute<Reached>(sql`
    select id, email, phone, channel from contact where id = any(${`{${ids.join(',')}}`}::uuid[])`);
  const of = new Map(reached.map((one) => [one.id, one]));
  return {
    entity: 'contact',
    ids,
    fields: ['name', 'email', 'phone'],
    columns,
    rows: rows.map((row) => cells(row, of.get(row.id), ukDay(now))),
  };
}

function cells(row: Listed, reached: Reached | undefined, today: Temporal.PlainDate): string[] {
  const may = mayContact(row, today) ? reached : undefined;
  return [
    ...[row.name, row.title ?? '', row.institution ?? '', row.area ?? '', standingText(row, today)],
    ...[may?.email ?? '', may?.phone ?? '', may ? channelWords[may.channel] : ''],
    ...[row.isTold ? 'Yes' : 'Not yet', reviewDueOn(row.renewedAt).toString(), row.keeper],
  ];
}
