import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { InstitutionId } from '#db/schema/institutions.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import type { Suggestion } from '#lib/institutions/row.ts';
import { linkWords, offered } from '#lib/institutions/standing-words.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { addRelationship, type RelationshipRefusal } from '#lib/institutions/relationships/write.ts';
import { can } from '#lib/officers/can.ts';
import { line } from '#lib/web/fields.ts';
import { emptyForm, type Mistakes, readForm } from '#lib/web/form.ts';
import { hasMistakes, isRefused } from '#lib/web/respond.ts';
import { dayBoxes, readPastDay } from '../training/coverage/_day-field.ts';
import { doneAt, openInstitution } from './_open-institution.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response'>;

/** How the two stand to each other, as the record that the form belongs to reads it. */
export const ways = offered.linkKinds.flatMap((kind) =>
  kind === 'partner_of'
    ? [{ value: kind, text: linkWords[kind].from }]
    : [
        { value: kind, text: linkWords[kind].from },
        { value: `${kind}_reversed`, text: linkWords[kind].to },
      ],
);

const form = z.object({
  way: z
    .string({ error: 'Choose how they stand to each other' })
    .refine((way) => ways.some(({ value }) => value === way), {
      error: 'Choose how they stand to each other',
    }),
  organisation: line('the other institution', 400),
  ...dayBoxes('from'),
});

const refusals: Record<RelationshipRefusal, Mistakes> = {
  'no such institution': { organisation: 'This institution is not there any more' },
  'same institution': { organisation: 'Choose another institution: this is the one whose record it is' },
  'known already': { organisation: 'This relationship is recorded already' },
  'has a parent': { way: 'It is part of another institution already. End that relationship first' },
  circle: { way: 'Each would then be part of the other in the end. Look at what they belong to already' },
};

/** Answers the form that adds a relationship; null when it is not for whoever is signed in. */
export async function answerRelationship({ locals, params, request, response }: Page) {
  const open = await openInstitution({ locals, params }, can.manageInstitutions);
  if (!open) return null;
  const shown = { ...open, errors: {} as Mistakes, suggestions: [] as Suggestion[] };
  if (request.method !== 'POST') return { ...shown, values: emptyForm(form) };
  const read = await readForm(request, form);
  const { values } = read;
  const about = { name: 'from', sentence: 'the day from which it holds', isOptional: true };
  const { on, mistake } = readPastDay(values, about, open.today);
  const found = values.organisation ? await findByLabel(open.db, values.organisation) : null;
  if (!read.ok || !found || mistake['from']) {
    hasMistakes(response);
    const errors = { ...(read.ok ? {} : read.errors), ...(found ? {} : notFound(values)), ...mistake };
    const isLost = values.organisation !== '' && !found;
    const suggestions = isLost ? await suggestInstitutions(open.db, values.organisation) : [];
    return { ...shown, values, errors, suggestions };
  }
  const both = sides(read.value.way, open.id, found.id);
  const outcome = await addRelationship(open.db, open.officer, { ...both, fromOn: on }, open.now);
  if (outcome.ok) return doneAt(open.id, 'related');
  isRefused(response);
  return { ...shown, values, errors: refusals[outcome.reason] };
}

const notFound = ({ organisation }: { organisation: string }): Mistakes => ({
  organisation: organisation ? 'Choose one of the institutions on record' : 'Enter the other institution',
});

function sides(way: string, own: InstitutionId, other: InstitutionId) {
  const kind = offered.linkKinds.find((one) => way === one || way === `${one}_reversed`)!;
  return way === kind
    ? { kind, institutionId: own, otherInstitutionId: other }
    : { kind, institutionId: other, otherInstitutionId: own };
}
