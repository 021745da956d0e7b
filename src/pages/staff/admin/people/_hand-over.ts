import { z } from 'astro/zod';
import type { APIContext } from 'astro';
import { askHandOver } from '#lib/officers/accounts/ask-hand-over.ts';
import { findHandOver, finishHandOver, listTakers } from '#lib/officers/accounts/hand-overs.ts';
import { tellOfficer } from '#lib/officers/accounts/letters.ts';
import { areasFor } from '#lib/officers/areas.ts';
import { can } from '#lib/officers/can.ts';
import { signedIn } from '#lib/officers/signed-in.ts';
import { openLink } from '#lib/mail/links.ts';
import { type Outcome, refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paths } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { giveAll, portfolio } from './_portfolio.ts';

type Page = Pick<APIContext, 'locals' | 'params'> & { request: Request; response: { status?: number } };

/** The colleague that the address names with what they look after, for whoever may hand it over. */
export async function openHandOver({ locals, params }: Page) {
  const officer = signedIn(locals);
  const { db, now } = locals;
  const areas = can.handOver(officer) ? await areasFor(db, officer, 'handOver') : [];
  const found = await findHandOver(db, officer, readId(params['id']), areas, now);
  if (!found) return null;
  const [held, takers] = await Promise.all([
    portfolio(db, found.person.id, now),
    listTakers(db, areas, found.person.id, now),
  ]);
  const here = paths.staff.person(found.person.id);
  return { officer, db, now, areas, ...found, held, takers, here };
}
export type OpenedHandOver = NonNullable<Awaited<ReturnType<typeof openHandOver>>>;

const form = z.object({
  what: z.enum(['ask', 'give', 'nothing'], { error: 'Choose what to do' }),
  to: z.string().optional(),
});

const refusals = {
  'no such account': { to: 'This account is no longer there' },
  'asked already': { to: 'A hand-over is asked for already' },
  'not open': { to: 'This hand-over is done already' },
  'nobody chosen': { to: 'Choose who takes over' },
  'something left': { to: 'There is something to take over: choose who does' },
};

/** Answers the buttons of the page: to ask for a hand-over, to give all to a colleague, or to note that nothing is left. */
export const answerHandOver = (page: Page, open: OpenedHandOver) =>
  answerForm(
    page,
    form,
    async ({ what, to }): Promise<Outcome<null, keyof typeof refusals>> => {
      const { db, officer, person, areas, now } = open;
      if (what === 'ask') return askHandOver(db, officer, person.id, areas, now);
      if (what === 'give') return give(open, to);
      if (open.held.some(({ held }) => held.length > 0)) return refused('something left');
      return db.transaction((tx) => finishHandOver(tx, officer, person.id, null, now));
    },
    (reason) => refusals[reason],
  );

async function give({ db, officer, person, takers, now }: OpenedHandOver, typed: string | undefined) {
  const taker = takers.find(({ id }) => id === readId(typed));
  if (!taker) return refused('nobody chosen');
  return db.transaction(async (tx) => {
    const finished = await finishHandOver(tx, officer, person.id, taker.id, now);
    if (!finished.ok) return finished;
    const lines = await giveAll(tx, officer, { from: person.id, to: taker.id }, now);
    const said = { fromName: person.name, handedBy: officer.name, lines, todayUrl: openLink('/staff') };
    if (lines.length > 0) await tellOfficer(tx, 'handed-over', taker, said, now);
    return finished;
  });
}
