import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { EventId } from '#db/schema/events.ts';

/** More words than these are not looked for, nor more events of one question, the latest first. */
const [mostWords, mostNamed] = [8, 1000];

// As the index event_words is written.
const own = sql`plain_words(e.title || ' ' || e.organiser || ' ' || coalesce(e.venue, '') || ' ' ||
  coalesce(e.venue_postcode, '') || ' ' || e.slug)`;
const ofSite = sql`plain_words(s.name || ' ' || s.town || ' ' || i.name)`;

/**
 * The events that have all of some words: in their own text, or, where they are held at a site, in its name, its town
 * or whose it is, as parts of words at the least. It tells nothing of what the reader may see. One statement, planned
 * once for any words: the longest is looked up, the others are looked for in what that found.
 */
export async function eventsNamed(db: Db, words: string): Promise<EventId[]> {
  const asked = words
    .split(/\s+/)
    .map((word) => word.replaceAll(/[%_\\]/g, ''))
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const longest = asked.reduce((one, other) => (other.length > one.length ? other : one), '');
  if (longest === '') return [];
  const rows = await db.execute<{ id: EventId }>(sql`
    with used as materialized (
      select s.id, ${ofSite} as words from site s join institution i on i.id = s.institution_id
      where s.id in (select x.site_id from event x where x.site_id is not null)
    ), there as materialized (
      select e.id from event e where ${own} like '%' || plain_words(${longest}) || '%'
      union
      select e.id from event e where e.site_id in (select id from used where words like '%' || plain_words(${longest}) || '%')
    )
    select e.id from event e left join used on used.id = e.site_id
    where e.id in (select id from there) and ${own} || ' ' || coalesce(used.words, '')
      like all (select '%' || plain_words(word) || '%' from unnest(${sql.param(asked)}::text[]) word)
    order by e.starts_at desc limit ${mostNamed}`);
  return rows.map(({ id }) => id);
}
