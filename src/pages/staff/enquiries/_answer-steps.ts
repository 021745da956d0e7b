import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { closeEnquiry } from '#lib/enquiries/close.ts';
import { addReply } from '#lib/enquiries/receive.ts';
import { giveEnquiry } from '#lib/enquiries/take.ts';
import { chosenEndings, longest } from '#lib/enquiries/words.ts';
import { refused } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import type { OpenEnquiry } from './_open-enquiry.ts';
import { refusals } from './_words.ts';

type Page = Pick<AstroGlobal, 'request' | 'response'>;
const sequence = z.coerce.number({ error: 'Open the page again' }).int();
const say = (field: string) => (why: string) => ({ [field]: refusals[why] ?? why });

const receivedForm = z.object({
  sequence,
  token: z.uuid({ error: 'Open the page again' }),
  words: paragraphs('what they answered', longest.reply),
});

/**
 * Answers the form on which somebody puts in by hand what the writer answered. Whatever a colleague did meanwhile, the
 * answer is one: sent again it is taken.
 */
export async function answerReceived(page: Page, { db, officer, seen, now }: OpenEnquiry) {
  const standing = { sequence: String(seen.sequence) };
  const begun = { ...standing, token: crypto.randomUUID() };
  const take = (given: z.output<typeof receivedForm>) => addReply(db, officer, { ...seen, ...given }, now);
  const { values, ...answer } = await answerForm(page, receivedForm, take, say('words'), begun);
  return { ...answer, values: { ...values, ...standing } };
}

const giveForm = z.object({
  sequence,
  to: z.union([z.literal('nobody'), z.uuid()], { error: 'Choose who' }),
});

/** Answers the form that gives an enquiry to a colleague, or back to everybody. */
export const answerGive = (
  page: Page,
  { db, officer, seen, now }: OpenEnquiry,
  colleagues: readonly { id: OfficerId }[],
) =>
  answerForm<typeof giveForm, null, string>(
    page,
    giveForm,
    async (given) => {
      const to = colleagues.find(({ id }) => id === given.to)?.id ?? null;
      if (!to && given.to !== 'nobody') return refused('no such colleague');
      return giveEnquiry(db, officer, { ...seen, sequence: given.sequence, to }, now);
    },
    (why) => ({
      to: why === 'no such colleague' ? 'Choose a colleague from the list' : (refusals[why] ?? why),
    }),
    { sequence: String(seen.sequence) },
  );

const closeForm = z.object({ sequence, ending: z.enum(chosenEndings, { error: 'Choose how it ended' }) });

/** Answers the form that closes an enquiry. */
export const answerClose = (page: Page, { db, officer, seen, now }: OpenEnquiry) =>
  answerForm(
    page,
    closeForm,
    (given) => closeEnquiry(db, officer, { ...seen, ...given }, now),
    say('ending'),
    { sequence: String(seen.sequence) },
  );
