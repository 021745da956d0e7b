import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { OfficerId } from '#db/schema/officers.ts';
import { sendTest, type TestRefusal } from '#lib/newsletters/issues/test.ts';
import { refused } from '#lib/outcome.ts';
import { officersWho } from '#lib/officers/who-sees.ts';
import { answerForm } from '#lib/web/answer.ts';
import type { OpenIssue } from './_open.ts';
import { partsOf, picksFor } from './_pick.ts';
import { sentences } from './_words.ts';

const form = z.object({
  sequence: z.coerce.number({ error: 'Open the page again' }).int(),
  readers: z.array(z.string().max(40)).max(200).optional(),
});

const words: Readonly<Record<Exclude<TestRefusal, keyof typeof sentences>, string>> = {
  nobody: 'Choose who gets the test',
  'too many': 'Choose yourself and up to 5 colleagues',
  'unknown colleague': 'One of them has no account any more. Choose again',
};

/** Who may get a test: everybody whose role lets them see newsletters, whoever asks first among them. */
export async function testReaders({ db, officer, now }: OpenIssue) {
  const all = await officersWho(db, 'seeNewsletters', now);
  const others = all.filter(({ id }) => id !== officer.id);
  return [{ id: officer.id, name: `${officer.name} (you)` }, ...others];
}

/** Answers the form that sends a newsletter as it stands to colleagues, to look at. */
export const answerTest = (
  page: Pick<AstroGlobal, 'request' | 'response' | 'locals'>,
  { db, officer, seen, now, found }: OpenIssue,
  offered: readonly { id: OfficerId }[],
) =>
  answerForm(
    page,
    form,
    async ({ sequence, readers = [] }) => {
      const chosen = offered.filter(({ id }) => readers.includes(id)).map(({ id }) => id);
      if (chosen.length !== new Set(readers).size) return refused('unknown colleague' as const);
      const { parts, blocks } = found.version;
      const says = parts ?? partsOf(blocks, await picksFor(page.locals));
      return sendTest(db, officer, { ...seen, sequence }, { readers: chosen, parts: says }, now);
    },
    (why) => ({ readers: why in words ? words[why as keyof typeof words] : sentences[why as never] }),
    { sequence: String(seen.sequence), readers: [officer.id] },
  );
