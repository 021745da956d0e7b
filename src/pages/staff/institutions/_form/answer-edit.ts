import type { AstroGlobal } from 'astro';
import { aliasesOf } from '#lib/institutions/details.ts';
import { editInstitution } from '#lib/institutions/edit.ts';
import { findInstitution, type InstitutionRecord } from '#lib/institutions/record/find.ts';
import { can } from '#lib/officers/can.ts';
import { readForm, type Mistakes } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { doneAt, openInstitution } from '../_open-institution.ts';
import { checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { formChoices } from './choices.ts';
import { differences } from './differences.ts';
import { detailsOf, filledFrom, institutionForm } from './institution-form.ts';
import { refusalOf } from './refusals.ts';

const none: readonly Concern[] = [];

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** Answers the form that changes an institution; null when it is not for whoever is signed in. */
export async function answerEdit({ locals, params, request, response }: Page) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  const found = open && (await findInstitution(open.db, open.id));
  if (!open || !found) return null;
  const { db, officer, now, id } = open;
  const choices = withOwn(await formChoices(db, officer, now), found);
  const saved = filledFrom(found, await aliasesOf(db, [id]));
  const shown = { ...open, choices, errors: {} as Mistakes, differing: [] as string[], concerns: none };
  if (request.method !== 'POST') return { ...shown, values: saved };
  const form = await readForm(request, institutionForm(choices));
  const { values } = form;
  const checked = checkTexts({ hireWords: values.hireWords }, values.stays);
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...shown, values, errors, concerns: checked.concerns };
  }
  const seen = { id, sequence: Number(form.value.sequence ?? -1) };
  const outcome = await db.transaction(async (tx) => {
    const edited = await editInstitution(tx, officer, seen, detailsOf(form.value), now);
    const about = { form: 'institution', entity: 'institution', entityId: id };
    if (edited.ok) await noteStays(tx, about, checked, now);
    return edited;
  });
  if (outcome.ok) return doneAt(id, 'saved');
  isRefused(response);
  const isStale = outcome.reason === 'changed meanwhile';
  // Whoever has seen what differs may save over it: the form goes on from the state that is shown.
  const next = isStale ? { ...values, sequence: String(found.sequence) } : values;
  const differing = isStale ? differences(saved, values, choices) : [];
  return { ...shown, values: next, errors: refusalOf(outcome.reason), differing };
}

// A type that is listed no more, or a place outside the officer's areas, stays what it is.
function withOwn(
  choices: Awaited<ReturnType<typeof formChoices>>,
  { districtId, district, neighbourhoodId, neighbourhood, typeCode }: InstitutionRecord,
) {
  const { known } = choices;
  const own = (id: string | null, name: string | null, all: ReadonlySet<string>) =>
    id && !all.has(id) ? [{ text: 'As it is', options: [{ value: id, text: name ?? '' }] }] : [];
  return {
    ...choices,
    districts: [...own(districtId, district, known.districts), ...choices.districts],
    neighbourhoods: [...own(neighbourhoodId, neighbourhood, known.neighbourhoods), ...choices.neighbourhoods],
    known: {
      types: new Set([...known.types, typeCode]),
      districts: districtId ? new Set([...known.districts, districtId]) : known.districts,
      neighbourhoods: neighbourhoodId
        ? new Set([...known.neighbourhoods, neighbourhoodId])
        : known.neighbourhoods,
    },
  };
}
