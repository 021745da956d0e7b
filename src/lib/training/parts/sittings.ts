import { sql } from 'drizzle-orm';
import type { site } from '#db/schema/institutions.ts';
import type { PartId } from '#db/schema/session-parts.ts';

type Site = typeof site.$inferSelect;

/** One part of a session that has several, as readers know it; `site` where it is held elsewhere than the session. */
export type Part = {
  id: PartId;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  site: Site | null;
};

/** One time that people come: a part, or the whole of a session held in one go. */
export type Sitting = Omit<Part, 'id'> & { id: PartId | null; number: number; of: number };

/** The parts of a session in their order: a column to select beside `training_session`; empty for most. */
export const partsOf = sql<Part[]>`(select coalesce(jsonb_agg(jsonb_build_object('id', p.id,
  'startsAt', p.starts_at, 'endsAt', p.ends_at, 'site', (select jsonb_build_object('id', w.id,
    'institutionId', w.institution_id, 'name', w.name, 'street', w.street, 'town', w.town,
    'postcode', w.postcode, 'districtId', w.district_id, 'stepFree', w.step_free,
    'hearingLoop', w.hearing_loop, 'accessibleToilet', w.accessible_toilet, 'parking', w.parking,
    'accessNotes', w.access_notes, 'latitude', w.latitude, 'longitude', w.longitude)
    from site w where w.id = p.site_id)) order by p.position), '[]'::jsonb)
  from session_part p where p.session_id = training_session.id)`.mapWith((rows: Stored[]) => rows.map(read));

type Stored = Omit<Part, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string };

const read = ({ startsAt, endsAt, ...more }: Stored): Part => ({
  ...more,
  startsAt: Temporal.Instant.from(startsAt),
  endsAt: Temporal.Instant.from(endsAt),
});

type Session = { startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** Every time that people come, in order: one for a session without parts. */
export function sittingsOf<Place>(session: Session, place: Place, parts: readonly Part[]) {
  const whole = { id: null, startsAt: session.startsAt, endsAt: session.endsAt, site: null };
  const all = parts.length > 0 ? parts : [whole];
  return all.map((part, index) => ({
    ...part,
    site: part.site ?? place,
    number: index + 1,
    of: all.length,
  }));
}

/** When the first sitting is: what a list shows beside its date. */
export const firstSitting = ({ parts, ...session }: Session & { parts: readonly Part[] }): Session =>
  parts[0] ?? session;
