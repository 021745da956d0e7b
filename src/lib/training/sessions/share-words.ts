import { sql } from 'drizzle-orm';
import { moment } from '#lib/dates.ts';
import { placesWords } from '../words.ts';
import { sharesStand } from './shares.ts';

/** Places kept for a sector, as everybody may read it. */
export type Quota = { label: string; places: number };

/** The places kept for sectors: a column to select beside `training_session`; empty for a session without shares. */
export const quotasOf = sql<Quota[]>`case when training_session.shares_until is null then '[]'::jsonb else
  (select coalesce(jsonb_agg(jsonb_build_object('label', x.label, 'places', q.places) order by x.position),
    '[]'::jsonb) from session_quota q join sector x on x.code = q.sector_code
    where q.session_id = training_session.id) end`;

type Session = { sharesUntil: Temporal.Instant | null; shareCap: number | null };

/** How places are shared out, a sentence each, for everybody to read; empty once the shares have ended. */
export function shareWords(session: Session, quotas: readonly Quota[], now: Temporal.Instant): string[] {
  const { sharesUntil, shareCap } = session;
  if (!sharesUntil || !sharesStand(session, now)) return [];
  const kept = quotas.map(({ label, places }) => `${placesWords(places)} for ${label}`);
  return [
    ...(kept.length > 0 ? [`We keep ${listed(kept)}.`] : []),
    ...(shareCap === null ? [] : [`One organisation can have ${placesWords(shareCap)} at the most.`]),
    `From ${moment(sharesUntil)} all places that are left go to whoever asks first.`,
  ];
}

const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
