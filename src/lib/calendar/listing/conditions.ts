import { type SQL, sql } from 'drizzle-orm';
import { within } from '../events/list-sql.ts';
import { type Near, type PublicFilter, venueAccess } from './filter.ts';
import { isPublic } from './sight.ts';

/** How far an event `e` is from a point, in miles: on the flat, which is near enough for a county or two. */
export const milesFrom = ({ latitude, longitude }: Near): SQL =>
  sql`(69.1 * sqrt(power(e.latitude - ${latitude}::float8, 2)
    + power((e.longitude - ${longitude}::float8) * cos(radians(${latitude}::float8)), 2)))`;

const ofVenue: Readonly<Record<string, SQL>> = Object.fromEntries(
  Object.keys(venueAccess).map((name) => {
    const column = sql.raw(name);
    return [name, sql`coalesce(e.${column}, (select s.${column} from site s where s.id = e.site_id), false)`];
  }),
);

const hasTerm = (code: string): SQL =>
  sql`exists (select 1 from event_tag g where g.event_id = e.id and g.term_code = ${code})`;

/** The conditions on events `e` for one reading of the list: public, not over, and as it was asked. */
export function asked(filter: PublicFilter, now: Temporal.Instant): SQL[] {
  const { near, area, type, audience, access, isOnline } = filter;
  return [
    isPublic,
    sql`e.ends_at > ${now.toString()}::timestamptz`,
    ...(near ? [sql`e.latitude is not null and ${milesFrom(near)} <= ${near.miles}`] : []),
    ...(area ? [within(area)] : []),
    ...(type ? [sql`e.type_code = ${type}`] : []),
    ...(audience ? [sql`(${hasTerm(audience)} or ${hasTerm('audience_everyone')})`] : []),
    ...(access ? [ofVenue[access] ?? hasTerm(access)] : []),
    ...(isOnline ? [sql`e.mode <> 'in_person'`] : []),
  ];
}
