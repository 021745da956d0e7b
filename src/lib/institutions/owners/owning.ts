import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { Colleague } from './choices.ts';

/** The colleagues who look after something today, by name: what a list can be narrowed to. */
export const listOwning = (db: Db): Promise<Colleague[]> =>
  db.execute<Colleague>(sql`select w.id, w.name from officer w where exists (
    select 1 from institution_owner o where o.officer_id = w.id and o.ended_at is null) order by w.name, w.id`);
