import type { AstroGlobal } from 'astro';
import type { ContactId } from '#db/schema/contacts.ts';
import { ukDay } from '#lib/dates.ts';
import { placeOfContact } from '#lib/institutions/contacts/find.ts';
import { listContacts } from '#lib/institutions/contacts/list.ts';
import { standingText } from '#lib/institutions/contacts/words.ts';
import { findPair, sayTwo } from '#lib/institutions/duplicates/pairs.ts';
import { mergeContacts } from '#lib/institutions/merges/merge-contacts.ts';
import { contactSides } from '#lib/institutions/merges/sides.ts';
import { strictest } from '#lib/institutions/merges/strictest.ts';
import { countLinked } from '#lib/merge/links.ts';
import { areasFor, knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { emptyForm, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { linksOfContact } from '../../../merge-links.ts';
import { contactWords } from '../institutions/_merge/field-words.ts';
import { chosenIn, mergeForm } from '../institutions/_merge/merge-form.ts';
import { mergeRefusals } from '../institutions/_merge/refusals.ts';
import { fieldRows } from '../institutions/_merge/rows.ts';
import { contactValues } from './_merge-values.ts';

type Page = Pick<AstroGlobal, 'locals' | 'params' | 'request' | 'response' | 'url'>;
type Ids = { from: ContactId; into: ContactId };

const form = mergeForm(contactWords);

/** Answers the page that merges one record of a contact into another; null where it is not theirs to merge. */
export async function answerMerge(page: Page) {
  const officer = signedIn(page.locals);
  const from = await mayMerge(page, readId<'contact'>(page.params['id']));
  if (!from) return null;
  const into = await mayMerge(page, readId<'contact'>(page.url.searchParams.get('into')));
  if (!into || into === from) return { officer, from, both: null, ...(await others(page, from)) };
  const both = await answerBoth(page, { from, into });
  return both instanceof Response ? both : both && { officer, from, both, typed: '', found: [] };
}

async function answerBoth(page: Page, ids: Ids) {
  const { db, now, environment } = page.locals;
  const officer = signedIn(page.locals);
  const sides = await contactSides(db, officer, [ids.from, ids.into], now);
  if (!sides) return null;
  const read = page.request.method === 'POST' ? await readForm(page.request, form) : null;
  const values = read?.values ?? emptyForm(form);
  const { from, into } = sides;
  const rows = fieldRows(contactWords, contactValues(from), contactValues(into), values);
  const [pair, moves] = await Promise.all([
    findPair(db, 'contact', ids.from, ids.into),
    countLinked(db, linksOfContact, ids.from),
  ]);
  const today = ukDay(now);
  const holds = holding(strictest(from.contact, into.contact, today) === 'from' ? from : into, today);
  const shown = { ...sides, rows, pair, moves, holds, reason: values.reason };
  if (!read) return { ...shown, errors: {} };
  if (values.do === 'two') {
    await sayTwo(db, officer, { kind: 'contact', one: ids.from, other: ids.into }, now);
    return seeOther(withQuery(paths.staff.duplicates, { kind: 'contact', done: 'two' }));
  }
  if (!read.ok) return (hasMistakes(page.response), { ...shown, errors: read.errors });
  const asked = { ...ids, ...chosenIn(contactWords, read.value), secret: environment.secret };
  const outcome = await mergeContacts(db, officer, asked, linksOfContact, now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.merge(outcome.value.id), { done: 'merged' }));
  return (isRefused(page.response), { ...shown, errors: { reason: mergeRefusals[outcome.reason] } });
}

const holding = (
  { contact }: NonNullable<Awaited<ReturnType<typeof contactSides>>>['from'],
  today: Temporal.PlainDate,
): string[] => [
  `${standingText(contact, today)}: the stricter of the two holds.`,
  'Every role, notice and wish of both. Their private links go on working.',
  'The earlier of the two days on which they were added: nobody gets longer to tell them.',
];

async function mayMerge({ locals: { db, now, officer } }: Page, id: ContactId | null) {
  const place = await placeOfContact(db, id);
  if (!place || place.mergedIntoId || !officer) return null;
  const path = place.areaId ? await knownAreaPath(db, place.areaId, now) : undefined;
  return can.mergeContacts(officer, path) ? place.id : null;
}

async function others({ locals: { db, now, officer }, url }: Page, from: ContactId) {
  const typed = url.searchParams.get('name')?.trim().slice(0, 200) ?? '';
  if (!typed || !officer) return { typed, found: [] };
  const areas = await areasFor(db, officer, 'mergeContacts');
  const { rows } = await listContacts(db, officer, { areas, filter: { name: typed } }, now, 11);
  return { typed, found: rows.filter(({ id }) => id !== from).slice(0, 10) };
}
