import { z } from 'astro/zod';
import { ukDay } from '#lib/dates.ts';
import { done } from '#lib/outcome.ts';
import { answerForm } from '#lib/web/answer.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { line } from '#lib/web/fields.ts';

type Page = { request: Request; locals: App.Locals; response: { status?: number } };

const form = z.object({
  reason: line('why you need this file', 300),
  recipient: line('who is going to have it', 200),
});

/**
 * Answers the form of an export: with the file, or with what is wrong.
 *
 * @param name what the file is called, before its day
 * @param write writes the CSV down, and into the access log why and for whom
 */
export async function answerExport(
  page: Page,
  name: string,
  write: (given: z.output<typeof form>) => Promise<string>,
) {
  const answer = await answerForm(
    page,
    form,
    async (given) => done(await write(given)),
    () => ({}),
  );
  const day = ukDay(page.locals.now).toString();
  return { ...answer, file: answer.done && csvFile(answer.done.value, `${name}-${day}.csv`) };
}
