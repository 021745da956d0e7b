import { type SQL, sql } from 'drizzle-orm';

/** More words than these are not looked for. */
const mostWords = 8;

// As the index event_words is written.
const own = sql`plain_words(e.title || ' ' || e.organiser || ' ' || coalesce(e.venue, '') || ' ' ||
  coalesce(e.venue_postcode, '') || ' ' || e.slug)`;
const atSite = sql`plain_words(e.title || ' ' || s.name || ' ' || s.town || ' ' || i.name)`;

/**
 * What goes before a statement over events `e` that have certain words: in their own text, or, where they are held at
 * a site, in its name, its town or whose it is. Every word has to be there, as a part of a word at the least.
 */
export function withNamed(words: string): SQL {
  const asked = words
    .split(/\s+/)
    .map((word) => word.replaceAll(/[%_\\]/g, ''))
    .filter((word) => word !== '')
    .slice(0, mostWords);
  const has = (text: SQL) =>
    asked.length === 0
      ? sql`false`
      : sql.join(
          asked.map((word) => sql`${text} like '%' || plain_words(${word}) || '%'`),
          sql` and `,
        );
  return sql`with named as materialized (select e.id from event e where ${has(own)}
    union select e.id from event e join site s on s.id = e.site_id join institution i on i.id = s.institution_id
      where ${has(atSite)})`;
}

/** Events `e` among those that were found by their words. */
export const isNamed: SQL = sql`e.id in (select id from named)`;
