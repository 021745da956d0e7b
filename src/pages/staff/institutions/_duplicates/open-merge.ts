import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { ContactId } from '#db/schema/contacts.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { ukDay } from '#lib/dates.ts';
import { findMerge, namesIn } from '#lib/institutions/merges/list.ts';
import { countSince } from '#lib/merge/since.ts';
import { placeOfContact } from '#lib/institutions/contacts/find.ts';
import { placeOf } from '#lib/institutions/lock.ts';
import { knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { answerForm } from '#lib/web/answer.ts';
import { line } from '#lib/web/fields.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { seeOther } from '#lib/web/respond.ts';
import { linksOf } from '../../../../merge-links.ts';
import { undoTheMerge } from '../../../../undo-merge.ts';
import { checkedText } from '../../../_checked-text.ts';
import { undoRefusals } from '../_merge/refusals.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

const undoForm = z.object({ reason: checkedText(line('why they are two', 300)) });

/** What a merge did, and whether it can be undone; answers the form that undoes it. Null when it is not theirs to see. */
export async function openMerge(page: Page) {
  const officer = signedIn(page.locals);
  const { db, now, environment } = page.locals;
  const found = await findMerge(db, readId<'record_merge'>(page.params['merge']));
  if (!found || !(await mayUndo(page, found.merge))) return null;
  const { id, entity: kind, intoId, fromId, mergedAt, undoUntil } = found.merge;
  const form = await answerForm(
    page,
    undoForm,
    ({ reason }) => undoTheMerge(db, officer, { id, kind, intoId, reason, secret: environment.secret }, now),
    (reason): Record<string, string> => ({ reason: undoRefusals[reason] }),
  );
  if (form.done) return seeOther(withQuery(paths.staff.merge(id), { done: 'undone' }));
  const isOver = Temporal.PlainDate.compare(ukDay(now), undoUntil) > 0;
  const [names, since] = await Promise.all([
    namesIn(db, officer, found.merge, now),
    countSince(db, linksOf(kind), { from: fromId, into: intoId }, mergedAt),
  ]);
  return { officer, ...found, ...form, names, since, canUndo: !found.merge.undoneAt && !isOver };
}
export type OpenMerge = Exclude<NonNullable<Awaited<ReturnType<typeof openMerge>>>, Response>;

type Merged = NonNullable<Awaited<ReturnType<typeof findMerge>>>['merge'];

// Both records have to lie where the officer may merge: to take apart is to write both.
async function mayUndo({ locals }: Page, { entity, fromId, intoId }: Merged): Promise<boolean> {
  const { db, now } = locals;
  const officer = signedIn(locals);
  for (const id of [fromId, intoId]) {
    const isContact = entity === 'contact';
    const place = isContact
      ? await placeOfContact(db, id as ContactId)
      : await placeOf(db, id as InstitutionId);
    if (!place) return false;
    const areaId = 'areaId' in place ? place.areaId : place.districtId;
    const path = areaId ? await knownAreaPath(db, areaId, now) : undefined;
    if (!(isContact ? can.mergeContacts : can.mergeInstitutions)(officer, path)) return false;
  }
  return true;
}
