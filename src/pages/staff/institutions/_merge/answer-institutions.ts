import type { AstroGlobal } from 'astro';
import { sayTwo, findPair } from '#lib/institutions/duplicates/pairs.ts';
import { findByLabel } from '#lib/institutions/find.ts';
import { contactStateWords } from '#lib/institutions/standing-words.ts';
import { institutionSide, type InstitutionSide } from '#lib/institutions/merges/sides.ts';
import { strictest } from '#lib/institutions/merges/strictest.ts';
import { suggestInstitutions } from '#lib/institutions/suggest.ts';
import { countLinked } from '#lib/merge/links.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { ukDay } from '#lib/dates.ts';
import { emptyForm, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { mergeTheInstitutions } from '../../../../merge-institutions.ts';
import { linksOfInstitution } from '../../../../merge-links.ts';
import { mayIn } from '../_open-institution.ts';
import { institutionWords } from './field-words.ts';
import { institutionValues } from './institution-values.ts';
import { chosenIn, mergeForm } from './merge-form.ts';
import { mergeRefusals } from './refusals.ts';
import { fieldRows } from './rows.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;

const form = mergeForm(institutionWords);

/** Answers the page that merges one record of an institution into another; null where it is not theirs to merge. */
export async function answerInstitutions(page: Page) {
  const officer = signedIn(page.locals);
  const from = await mayMerge(page, readId<'institution'>(page.params['id']));
  if (!from) return null;
  const { mergedIntoId } = from.institution;
  if (mergedIntoId) return seeOther(paths.staff.institution(mergedIntoId));
  const into = await mayMerge(page, readId<'institution'>(page.url.searchParams.get('into')));
  if (!into || into.institution.mergedIntoId || into.institution.id === from.institution.id)
    return { officer, from, both: null, ...(await others(page, from)) };
  const both = await answerBoth(page, from, into);
  return both instanceof Response ? both : { officer, from, both, typed: '', suggestions: [] };
}

async function answerBoth(page: Page, from: InstitutionSide, into: InstitutionSide) {
  const { db, now } = page.locals;
  const officer = signedIn(page.locals);
  const ids = { from: from.institution.id, into: into.institution.id };
  const read = page.request.method === 'POST' ? await readForm(page.request, form) : null;
  const values = read?.values ?? emptyForm(form);
  const rows = fieldRows(institutionWords, institutionValues(from), institutionValues(into), values);
  const [pair, moves] = await Promise.all([
    findPair(db, 'institution', ids.from, ids.into),
    countLinked(db, linksOfInstitution, ids.from),
  ]);
  const shown = { from, into, rows, pair, moves, holds: holds(page, from, into), reason: values.reason };
  if (!read) return { ...shown, errors: {} };
  if (values.do === 'two') {
    await sayTwo(db, officer, { kind: 'institution', one: ids.from, other: ids.into }, now);
    return seeOther(withQuery(paths.staff.duplicates, { done: 'two' }));
  }
  if (!read.ok) return (hasMistakes(page.response), { ...shown, errors: read.errors });
  const asked = { ...ids, ...chosenIn(institutionWords, read.value) };
  const outcome = await mergeTheInstitutions(db, officer, asked, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.merge(outcome.value.id), { done: 'merged' }));
  return (isRefused(page.response), { ...shown, errors: { reason: mergeRefusals[outcome.reason] } });
}

// What holds whatever is chosen.
function holds({ locals }: Page, from: InstitutionSide, into: InstitutionSide): string[] {
  const winner = strictest(from.institution, into.institution, ukDay(locals.now)) === 'from' ? from : into;
  const languages = [...new Set([...into.institution.languages, ...from.institution.languages])];
  const names = [...new Set([...into.others, ...from.others])];
  return [
    `${contactStateWords[winner.institution.contactState]}: the stricter of the two holds.`,
    ...(languages.length > 0 ? [`Languages of both: ${languages.join(', ')}.`] : []),
    `Names of both, so that it is found by either${names.length > 0 ? `: ${names.join('; ')}` : ''}.`,
  ];
}

async function mayMerge({ locals }: Page, id: ReturnType<typeof readId<'institution'>>) {
  const found = id && (await institutionSide(locals.db, id));
  if (!found) return null;
  const { districtId } = found.institution;
  const isTheirs = await mayIn(locals, signedIn(locals), can.mergeInstitutions, districtId);
  return isTheirs ? found : null;
}

async function others({ locals: { db }, url }: Page, from: InstitutionSide) {
  const typed = url.searchParams.get('organisation')?.trim().slice(0, 200) ?? '';
  if (!typed) return { typed, suggestions: [] };
  const exact = await findByLabel(db, typed);
  const found = exact ? [exact] : await suggestInstitutions(db, typed);
  return { typed, suggestions: found.filter(({ id }) => id !== from.institution.id) };
}
