import type { AstroGlobal } from 'astro';
import { listActions } from '#lib/impact/actions/list.ts';
import { learnedFrom } from '#lib/impact/assessments/similar.ts';
import { missingIn } from '#lib/impact/assessments/missing.ts';
import { gridOfVersion, type ListedVersion } from '#lib/impact/assessments/versions.ts';
import { listAdvice } from '#lib/impact/consultation/list.ts';
import { reviewHistory } from '#lib/impact/reviews/history.ts';
import { knownAreasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import type { OpenImpact } from '../_open-impact.ts';

/** What stands beside the words of an assessment: its clock, its actions and the advice on it. */
export async function besideOf({ db, id, found }: Pick<OpenImpact, 'db' | 'id' | 'found'>) {
  const [history, actions, advice] = await Promise.all([
    reviewHistory(db, { id, startedAt: found.assessment.startedAt }),
    listActions(db, id),
    listAdvice(db, id),
  ]);
  return { history, actions, advice };
}
export type Beside = Awaited<ReturnType<typeof besideOf>>;

/** A version as it is read. */
export async function readVersion({ db }: Pick<OpenImpact, 'db'>, listed: ListedVersion) {
  return { ...listed, rows: await gridOfVersion(db, listed.version.id) };
}
export type ReadVersion = Awaited<ReturnType<typeof readVersion>>;

/** The versions that this reader may see. */
export const seenVersions = ({ found, versions }: OpenImpact): ListedVersion[] =>
  found.versions.filter(({ version }) => version.approvedAt || version.id === versions.draft?.version.id);

/** What the page of an assessment shows: the version that is asked for, or the one that stands, or its draft. */
export async function openRecord({ url }: Pick<AstroGlobal, 'url'>, open: OpenImpact) {
  const { db, officer, now, found, versions } = open;
  const seen = seenVersions(open);
  const asked = seen.find(({ version }) => String(version.version) === url.searchParams.get('version'));
  const listed = asked ?? versions.standing ?? versions.draft!;
  const draft = versions.draft;
  const areas = can.seeImpact(officer) ? await knownAreasFor(db, officer, 'seeImpact', now) : [];
  const [shown, beside, learned] = await Promise.all([
    readVersion(open, listed),
    besideOf(open),
    learnedFrom(db, officer, { areas, type: found.assessment.type, but: open.id }, now),
  ]);
  const missing = draft ? missingIn(draft.version, await gridOfVersion(db, draft.version.id)) : [];
  return { ...beside, shown, seen, learned, missing };
}
export type OpenRecord = Awaited<ReturnType<typeof openRecord>>;
