import type { AstroGlobal } from 'astro';
import type { Located } from '#lib/areas/locating/located.ts';
import { findSite, type ListedSite } from '#lib/institutions/sites/list.ts';
import { addSite, editSite, type SiteDetails, type SiteRefusal } from '#lib/institutions/sites/write.ts';
import { can } from '#lib/officers/can.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { formChoices } from '../_form/choices.ts';
import { doneAt, type OpenInstitution, openInstitution } from '../_open-institution.ts';
import { type Checked, checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { findPlace, type Placed } from './find-place.ts';
import { filledFrom, siteForm, type SiteGiven } from './site-form.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

const none: readonly Concern[] = [];

const refusals: Record<SiteRefusal, string> = {
  'no such site': 'This site is not there any more',
  'no such institution': 'This institution is not there any more',
  'changed meanwhile':
    'Somebody changed this site since you opened it. What you typed is kept: save again if it still holds',
};

/** Answers the form that adds a site or changes one; null when it is not for whoever is signed in. */
export async function answerSite({ locals, params, request, response }: Page, isNew: boolean) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  if (!open) return null;
  const { db, officer, now, id, today } = open;
  const found = isNew ? null : await findSite(db, id, readId(params['site']));
  if (!isNew && !found) return null;
  const choices = withOwn(await formChoices(db, officer, now), found);
  const shown = {
    ...open,
    found,
    choices,
    errors: {} as Mistakes,
    candidates: [] as readonly Located[],
    concerns: none,
  };
  if (request.method !== 'POST') return { ...shown, values: filledFrom(found, choices) };
  const form = await readForm(request, siteForm(choices));
  const { values } = form;
  const place = form.ok ? await findPlace(db, form.value, found, today) : null;
  const { parking, accessNotes, stays } = values;
  const checked = checkTexts({ parking, accessNotes }, stays);
  if (!form.ok || !place?.placed || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? place?.errors : form.errors), ...checked.mistakes };
    return { ...shown, values, errors, candidates: place?.candidates ?? [], concerns: checked.concerns };
  }
  const refusal = await write(open, found, { given: form.value, placed: place.placed, checked });
  if (!refusal) return doneAt(id, 'site');
  isRefused(response);
  const next = found ? { ...values, sequence: String(found.sequence) } : values;
  return { ...shown, values: next, errors: { name: refusals[refusal] } };
}

async function write(
  { db, officer, id, now }: OpenInstitution,
  found: ListedSite | null,
  { given, placed, checked }: { given: SiteGiven; placed: Placed; checked: Checked },
): Promise<SiteRefusal | null> {
  const { accessNotes, place: _, district: __, stays: ___, sequence, ...own } = given;
  const details: SiteDetails = { ...own, ...placed, accessNotes: accessNotes ?? null };
  const seen = found && { institutionId: id, siteId: found.id, sequence: Number(sequence ?? -1) };
  return db.transaction(async (tx) => {
    const outcome = seen
      ? await editSite(tx, officer, seen, details, now)
      : await addSite(tx, officer, id, details, now);
    if (!outcome.ok) return outcome.reason;
    await noteStays(tx, { form: 'site', entity: 'institution', entityId: id }, checked, now);
    return null;
  });
}

// A site that lies outside the officer's areas stays where it is.
function withOwn(choices: Awaited<ReturnType<typeof formChoices>>, found: ListedSite | null) {
  const { districts, known } = choices;
  if (!found || known.districts.has(found.districtId)) return choices;
  const own = { text: 'As it is', options: [{ value: found.districtId, text: found.district }] };
  return {
    ...choices,
    districts: [own, ...districts],
    known: { ...known, districts: new Set([...known.districts, found.districtId]) },
  };
}
