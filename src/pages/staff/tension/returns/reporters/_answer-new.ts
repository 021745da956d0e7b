import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { ReporterCapacity } from '#db/schema/tension-returns.ts';
import type { Officer } from '#lib/actor.ts';
import { type ChosenArea, listChosenAreas } from '#lib/institutions/area-choices.ts';
import { areasFor, knownAreaPath } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { officersWhoMay } from '#lib/officers/who-may.ts';
import { type Mailbox, mailboxesIn } from '#lib/tension/returns/mailboxes.ts';
import { addReporter, type AddRefusal } from '#lib/tension/returns/reporters.ts';
import { returnCodes } from '#lib/tension/returns/codes.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';

const form = z.object({
  who: z.string({ error: 'Choose who reports' }),
  capacity: z.enum(returnCodes.capacity, { error: 'Choose as what they report' }),
});
type Page = Pick<AstroGlobal, 'locals' | 'request' | 'response' | 'url'>;
type Place = { district: ChosenArea; beginning: string };
export type ReporterView = {
  districts: ChosenArea[];
  place: Place | null;
  officers: { id: string; name: string }[];
  mailboxes: Mailbox[];
  values: Typed<typeof form>;
  errors: Mistakes;
};

const refusals = {
  'reports already': 'They report for this district already.',
  'contact declined': 'They declined contact: nobody writes to them.',
  'contact paused': 'They paused contact. Ask them again when the pause is over.',
  closed: 'This institution is closed.',
} satisfies Record<AddRefusal, string>;

/** Answers the form that adds somebody who reports: first the district, then who of those who can. */
export async function answerNew(page: Page, officer: Officer): Promise<ReporterView | Response> {
  const { db, now } = page.locals;
  const areas = await areasFor(db, officer, 'chaseReturns');
  const districts = await listChosenAreas(db, areas, ['district']);
  const district = districts.find(({ id }) => id === page.url.searchParams.get('area'));
  const values = emptyForm(form);
  const none = { districts, place: null, officers: [], mailboxes: [], values, errors: {} };
  if (!district) return none;
  const beginning = (page.url.searchParams.get('name') ?? '').replaceAll('\0', '').trim().slice(0, 80);
  const own = can.sendReturn(officer, await knownAreaPath(db, district.id, now)) ? [officer] : [];
  const asked = { areas: [district.id], but: officer.id };
  const [others, mailboxes] = await Promise.all([
    officersWhoMay(db, 'sendReturn', asked, now),
    mailboxesIn(db, { areaId: district.id, beginning }, now),
  ]);
  const officers = [...own, ...others].map(({ id, name }) => ({ id, name }));
  const view = { ...none, place: { district, beginning }, officers, mailboxes };
  return page.request.method === 'POST' ? add(page, officer, view) : view;
}

async function add(
  { locals, request, response }: Page,
  actor: Officer,
  view: ReporterView & { place: Place },
): Promise<ReporterView | Response> {
  const read = await readForm(request, form);
  const who = chosen(view, read.values.who);
  const errors = { ...(who ? {} : { who: 'Choose who reports' }), ...(read.ok ? {} : read.errors) };
  const { values } = read;
  if (!read.ok || !who) return (hasMistakes(response), { ...view, values, errors });
  const { capacity } = read.value;
  if (isOfPolice(capacity) !== 'officerId' in who)
    return (hasMistakes(response), { ...view, values, errors: { capacity: mismatch } });
  const given = { areaId: view.place.district.id, capacity, ...who };
  const outcome = await addReporter(locals.db, actor, given, locals.now);
  if (outcome.ok) return seeOther(withQuery(paths.staff.reporters, { done: 'added' }));
  return (isRefused(response), { ...view, values, errors: { who: refusals[outcome.reason] } });
}

const mismatch =
  'An officer reports as Prevent officer or neighbourhood policing, an institution as council or partner';
const isOfPolice = (capacity: ReporterCapacity): boolean =>
  capacity === 'prevent_officer' || capacity === 'neighbourhood_policing';

function chosen({ officers, mailboxes }: ReporterView, id: string) {
  const officer = officers.find((one) => one.id === id);
  if (officer) return { officerId: officer.id as Officer['id'] };
  const institution = mailboxes.find((one) => one.id === id);
  return institution ? { institutionId: institution.id, email: institution.mailbox } : null;
}
