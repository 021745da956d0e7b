import type { IssueCategory } from '#db/schema/observations.ts';
import type { SurgeKind } from '#db/schema/surges.ts';
import { deletesOn } from '#lib/privacy/deletes-on.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import type { OpenSurge } from '../_open-surge.ts';
import type { Sheet } from './sheet.ts';

/** Which issue of tension a surge is about. */
export const issues: Readonly<Record<SurgeKind, IssueCategory>> = {
  incident: 'local_incident',
  arrest_or_warrant: 'executive_action',
  protest_or_event: 'protest',
  trial_or_inquest: 'inquest_or_trial',
  national_or_international_event: 'international_event',
  policy_change: 'national_event_or_policy',
};

/** Where a sign of tension in one of its areas is recorded: with the area and the issue filled in. */
export const observationPaths = ({ areas, surge }: Sheet) =>
  areas.map(({ slug, name }) => ({
    name,
    href: withQuery(paths.staff.newObservation, { area: slug, category: issues[surge.kind] }),
  }));

/** Where the impact assessment of a surge begins. */
export const assessmentPath = ({ surge }: Sheet): string =>
  withQuery(paths.staff.newImpact, { surge: surge.id });

/** Why it is held; while it is open, nobody knows the day on which it goes. */
export async function keepingOf({ db, now }: OpenSurge, { closedAt }: Sheet['surge']) {
  const kept = await deletesOn(db, { rule: 'surge', purpose: 'impact' }, closedAt ?? now);
  return { ...kept, date: closedAt ? kept.date : 'Six years after it is closed,' };
}
