import type { AstroGlobal } from 'astro';
import { changeProposal } from '#lib/calendar/proposals/change.ts';
import type { OwnProposal } from '#lib/calendar/proposals/mine.ts';
import { proposeEvent } from '#lib/calendar/proposals/propose.ts';
import { type Mistakes, readForm } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { actingPartner } from '../_signed-in.ts';
import { proposalChoices, type ProposalChoices } from './_choices.ts';
import { proposalForm, type ProposalTyped } from './_form.ts';
import { readProposal } from './_read.ts';
import { changeMistakes, proposeMistakes } from './_refusals.ts';
import { newTyped, typedOf } from './_typed.ts';

export type ProposalView = { choices: ProposalChoices; values: ProposalTyped; errors: Mistakes };
type Page = Pick<AstroGlobal, 'locals' | 'request' | 'response'>;
type Given = Extract<Awaited<ReturnType<typeof readProposal>>, { ok: true }>['value'];
/** Where to go on to, or what is wrong. */
type Write = (given: Given, typed: ProposalTyped) => Promise<string | Mistakes>;

/** Answers the form of a new proposal. */
export async function answerNew(page: Page): Promise<ProposalView | Response> {
  const { db, now } = page.locals;
  const actor = actingPartner(page.locals);
  const choices = await proposalChoices(page.locals);
  return answer(page, { choices, filled: newTyped(actor, choices) }, async (given, { token }) => {
    const outcome = await proposeEvent(db, actor, { ...given, formToken: token }, now);
    if (!outcome.ok) return proposeMistakes[outcome.reason];
    return withQuery(paths.partner.proposal(outcome.value.id), { new: 'proposed' });
  });
}

/** Answers the form that changes one while it waits; it stays of the organisation that proposed it. */
export async function answerChange(page: Page, own: OwnProposal): Promise<ProposalView | Response> {
  const { db, now } = page.locals;
  const actor = actingPartner(page.locals);
  const choices = await proposalChoices(page.locals);
  const { id } = own.proposal;
  return answer(page, { choices, filled: typedOf(own) }, async ({ details }, { sequence }) => {
    const outcome = await changeProposal(db, actor, { id, sequence: Number(sequence) }, details, now);
    if (!outcome.ok) return changeMistakes[outcome.reason];
    return withQuery(paths.partner.proposal(id), { new: 'proposal-changed' });
  });
}

async function answer(
  { locals, request, response }: Page,
  { choices, filled }: { choices: ProposalChoices; filled: ProposalTyped },
  write: Write,
): Promise<ProposalView | Response> {
  if (request.method !== 'POST') return { choices, values: filled, errors: {} };
  const form = await readForm(request, proposalForm);
  const { values } = form;
  const read = await readProposal(locals, values, choices);
  const errors = inOrder({ ...(read.ok ? {} : read.errors), ...(form.ok ? {} : form.errors) });
  if (!form.ok || !read.ok) return (hasMistakes(response), { choices, values, errors });
  const written = await write(read.value, values);
  if (typeof written === 'string') return seeOther(written);
  return (isRefused(response), { choices, values, errors: written });
}

const fields = [
  ...['organisation', 'type', 'title', 'summary', 'words', 'audience', 'visibility', 'website'],
  ...['on', 'from', 'to', 'until', 'venue', 'postcode', 'area', 'parking', 'access'],
  ...['wish', 'name', 'email', 'phone'],
];

/** Mistakes as the page has its fields, from the top. */
const inOrder = (errors: Mistakes): Mistakes =>
  Object.fromEntries(
    Object.entries(errors).sort(([one], [other]) => fields.indexOf(one) - fields.indexOf(other)),
  );
