import type { AstroGlobal } from 'astro';
import type { Db } from '#db/client.ts';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { addInstitution } from '#lib/institutions/add.ts';
import { type Possible, possibleInstitutions } from '#lib/institutions/duplicates/possible.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import type { Concern } from '#lib/guard/look-through.ts';
import { doneAt } from '../_open-institution.ts';
import { checkTexts, isPassed, noteStays } from '../../_text-check.ts';
import { formChoices } from './choices.ts';
import { detailsOf, institutionForm } from './institution-form.ts';
import { refusalOf } from './refusals.ts';

const none: readonly Concern[] = [];
const about = { form: 'institution', entity: 'institution' };

type Page = Pick<AstroGlobal, 'locals' | 'request' | 'response' | 'url'>;

/** What else is done with the institution in the same transaction, and where the page goes on. */
export type Beside = {
  district?: string;
  write: (tx: Db, id: InstitutionId) => Promise<void>;
  goOn: () => Response;
};

/** Answers the form of a new institution; null when it is not for whoever is signed in. */
export async function answerNew({ locals, request, response, url }: Page, beside?: Beside) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  if (!can.manageInstitutions(officer)) return null;
  const choices = await formChoices(db, officer, now);
  const schema = institutionForm(choices);
  const shown = { officer, choices, errors: {} as Mistakes, possible: [] as Possible[], concerns: none };
  if (request.method !== 'POST') {
    const name = url.searchParams.get('name')?.slice(0, 200) ?? '';
    return { ...shown, values: emptyForm(schema, { name, district: beside?.district ?? '' }) };
  }
  const form = await readForm(request, schema);
  const { values } = form;
  const checked = checkTexts({ hireWords: values.hireWords }, values.stays);
  if (!form.ok || !isPassed(checked)) {
    hasMistakes(response);
    const errors = { ...(form.ok ? {} : form.errors), ...checked.mistakes };
    return { ...shown, values, errors, concerns: checked.concerns };
  }
  const details = detailsOf(form.value);
  const possible = await possibleInstitutions(db, choices.areas, details);
  if (possible.length > 0 && !form.value.sure) {
    isRefused(response);
    const errors = { sure: 'Look at what is on record already, then say whether it is another body' };
    return { ...shown, values, possible, errors };
  }
  const outcome = await db.transaction(async (tx) => {
    const added = await addInstitution(tx, officer, details, now);
    if (added.ok) await noteStays(tx, { ...about, entityId: added.value }, checked, now);
    if (added.ok) await beside?.write(tx, added.value);
    return added;
  });
  if (outcome.ok) return beside?.goOn() ?? doneAt(outcome.value, 'added');
  isRefused(response);
  return { ...shown, values, possible, errors: refusalOf(outcome.reason) };
}
