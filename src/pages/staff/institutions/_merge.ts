import type { AstroGlobal } from 'astro';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { reckonSome } from '#lib/institutions/duty/reckon.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { belongingsOf, findInstitution, type FoundInstitution } from '#lib/institutions/merge-preview.ts';
import { type MergeRefusal, mergeInstitution } from '#lib/institutions/merge.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { areaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { followMerge as partnersFollow } from '#lib/partners/follow-merge.ts';
import { followMerge as trainingFollows, holdSessionsOf } from '#lib/training/follow-merge.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { isRefused, seeOther } from '#lib/web/respond.ts';

const refusals = {
  'same record': 'Choose another record: this is the one to merge',
  'no such institution': 'One of the two is not there any more',
  'merged already': 'One of the two was merged meanwhile',
} satisfies Record<MergeRefusal, string>;

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

/** Answers the page that merges one record of an institution into another; null where it is not theirs to merge. */
export async function mergePage(page: Page) {
  const { db, now } = page.locals;
  const officer = signedIn(page.locals);
  const from = await mayMerge(page, readId<'institution'>(page.params['id']));
  if (!from) return null;
  const intoId = from.mergedIntoId ?? readId<'institution'>(page.url.searchParams.get('into'));
  const into = from.mergedIntoId
    ? await findInstitution(db, from.mergedIntoId)
    : await mayMerge(page, intoId);
  const typed = page.url.searchParams.get('organisation')?.trim().slice(0, 200) ?? '';
  const shown = {
    officer,
    from,
    into,
    typed,
    errors: {} as Record<string, string>,
    suggestions: await others(page, typed, from),
  };
  if (page.request.method !== 'POST' || !into || from.mergedIntoId)
    return { ...shown, moves: await belongingsOf(db, from.id, now) };
  const refusal = await merge(page, { from: from.id, into: into.id });
  if (!refusal) return seeOther(paths.staff.mergeInstitution(from.id));
  isRefused(page.response);
  return {
    ...shown,
    moves: await belongingsOf(db, from.id, now),
    errors: { organisation: refusals[refusal] },
  };
}

/** In one transaction: the institutions, then whatever follows them. */
function merge(
  { locals }: Page,
  both: { from: InstitutionId; into: InstitutionId },
): Promise<MergeRefusal | null> {
  const { db, now } = locals;
  const officer = signedIn(locals);
  return db.transaction(async (tx) => {
    await holdSessionsOf(tx, both.from);
    const merged = await mergeInstitution(tx, officer, both, now);
    if (!merged.ok) return merged.reason;
    await trainingFollows(tx, officer, both, now);
    await partnersFollow(tx, officer, both, now);
    // Where the other stands with its duty shows at once.
    await reckonSome(tx, [both.into], now);
    return null;
  });
}

async function mayMerge({ locals }: Page, id: InstitutionId | null): Promise<FoundInstitution | null> {
  const found = id && (await findInstitution(locals.db, id));
  if (!found) return null;
  const path = found.districtId ? await areaPath(locals.db, found.districtId) : undefined;
  return can.mergeInstitutions(signedIn(locals), path) ? found : null;
}

async function others({ locals: { db } }: Page, typed: string, from: FoundInstitution) {
  if (!typed) return [];
  const [exact, near] = [await findByLabel(db, typed), await suggestInstitutions(db, typed)];
  const found = exact ? [exact] : near;
  return found.filter(({ id }) => id !== from.id);
}
