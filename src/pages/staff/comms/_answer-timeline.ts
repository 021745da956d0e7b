import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { addRow, removeRow } from '#lib/impact/comms/rows.ts';
import { listCommsTerms } from '#lib/impact/comms/terms.ts';
import { ukDay, ukMoment } from '#lib/dates.ts';
import { officersWhoMay } from '#lib/officers/who-may.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { readDay, readTime, typedDay } from '#lib/web/typed-dates.ts';
import { boxesOf, dayBoxes, typedIn } from '../training/coverage/_day-field.ts';
import type { OpenPlan } from './_open-plan.ts';
import { sentences } from './_refusals.ts';
import { pieceName } from './_words.ts';

const form = z.object({
  remove: z.string().optional(),
  wording: z.string().optional(),
  audience: z.string().optional(),
  channel: z.string().optional(),
  owner: z.string().optional(),
  ...dayBoxes('due'),
  at: z.string().optional(),
});
type Values = Typed<typeof form>;

/** Answers the forms of a timeline: adds a row, takes one out, or shows what can be chosen. */
export async function answerTimeline(
  { request, response }: Pick<AstroGlobal, 'request' | 'response'>,
  open: OpenPlan,
) {
  const { db, officer, asked, now } = open;
  const around = await choicesOf(open);
  const filled = { ...boxesOf(typedDay(ukDay(now)), 'due'), owner: officer.id };
  if (request.method !== 'POST')
    return { ...around, values: emptyForm(form, filled), errors: {} as Mistakes };
  const { values } = await readForm(request, form);
  const row = readId<'comms_row'>(values.remove);
  const { given, errors } = givenOf(values, around);
  if (!values.remove && !given) return (hasMistakes(response), { ...around, values, errors });
  const outcome =
    given && !values.remove
      ? await addRow(db, officer, asked, given, now)
      : row && (await removeRow(db, officer, asked, row, now));
  if (outcome?.ok) return gone(asked.id, values.remove ? 'removed' : 'added');
  isRefused(response);
  const why = outcome ? sentences[outcome.reason] : sentences['no such row'];
  return { ...around, values, errors: { wording: why } as Mistakes };
}
export type TimelineView = Exclude<Awaited<ReturnType<typeof answerTimeline>>, Response>;

const gone = (id: string, done: string): Response =>
  seeOther(withQuery(paths.staff.commsTimeline(id), { done }));

async function choicesOf({ db, officer, place, found, now }: OpenPlan) {
  const terms = await listCommsTerms(db);
  const areas = [place.areaId];
  const able = await officersWhoMay(db, 'seeComms', { areas, but: officer.id }, now);
  const wordings = found.pieces
    .filter(({ shown }) => shown.length > 0)
    .map((piece) => ({ id: piece.id, text: `${pieceName(piece)}: ${begins(piece.shown[0]!)}` }));
  return { terms, owners: [{ id: officer.id, name: officer.name }, ...able], wordings };
}

const begins = ({ question, words }: { question: string | null; words: string | null }): string => {
  const text = question ?? words ?? '';
  return text.length > 60 ? `${text.slice(0, 58).trimEnd()} …` : text;
};

function givenOf(values: Values, { terms, owners, wordings }: Awaited<ReturnType<typeof choicesOf>>) {
  const wording = wordings.find(({ id }) => id === values.wording);
  const audience = terms.audience.find(({ code }) => code === values.audience);
  const channel = terms.channel.find(({ code }) => code === values.channel);
  const owner = owners.find(({ id }) => id === values.owner);
  const on = readDay(typedIn(values, 'due'));
  const at = readTime(values.at);
  const errors: Mistakes = {
    ...(wording ? {} : { wording: 'Choose what is said' }),
    ...(audience ? {} : { audience: 'Choose whom we tell' }),
    ...(channel ? {} : { channel: 'Choose by what' }),
    ...(owner ? {} : { owner: 'Choose who does it' }),
    ...(on ? {} : { due: 'Enter the day, like 3 12 2026' }),
    ...(at ? {} : { at: 'Enter the time, like 2:30pm' }),
  };
  if (!wording || !audience || !channel || !owner || !on || !at) return { given: null, errors };
  const codes = { audienceCode: audience.code, channelCode: channel.code };
  return { given: { wordingId: wording.id, ...codes, ownerId: owner.id, dueAt: ukMoment(on, at) }, errors };
}
