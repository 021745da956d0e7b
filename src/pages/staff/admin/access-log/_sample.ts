import { z } from 'astro/zod';
import type { Officer } from '#lib/actor.ts';
import { officerNames } from '#lib/audit/find-entries.ts';
import { record } from '#lib/audit/record.ts';
import { checkSampled, takeBack } from '#lib/audit/sample/check.ts';
import { listSample, sampleMonths } from '#lib/audit/sample/list.ts';
import { answerForm } from '#lib/web/answer.ts';
import { paragraphs } from '#lib/web/fields.ts';
import { readId } from '#lib/web/read-id.ts';
import { checkedText } from '../../../_checked-text.ts';
import type { openLog } from './_open-log.ts';

type Open = NonNullable<Awaited<ReturnType<typeof openLog>>>;
type Page = { request: Request; response: { status?: number }; url: URL };

const form = z
  .object({
    sample: z.string().optional(),
    intent: z.enum(['right', 'ask', 'undo'], { error: 'Use a button beside the entry' }),
    question: checkedText(paragraphs('your question', 500)).optional(),
  })
  .refine(({ intent, question }) => intent !== 'ask' || question, {
    error: 'Enter your question',
    path: ['question'],
  });

const refusals = {
  'not waiting': 'Somebody else has checked this entry already',
  'not yours': 'This cannot be taken back any more',
} as const;

/** Answers a button of the sample. */
export function answerSample(page: Page, { officer, db, scope, now }: Open) {
  const check = ({ sample, intent, question }: z.output<typeof form>) => {
    const id = readId<'audit_sample'>(sample);
    if (intent === 'undo') return takeBack(db, officer, id, now);
    return checkSampled(db, officer, { id, question: intent === 'ask' ? question! : null }, scope, now);
  };
  return answerForm(page, form, check, (reason) => ({ sample: refusals[reason] }));
}

const monthOf = (text: string | null, months: readonly Temporal.PlainDate[]) =>
  months.find((month) => month.toString().slice(0, 7) === text) ?? months[0] ?? null;

/** The sample of the month that the address names, or of the newest; the look is recorded. */
export async function openSample({ officer, db, scope, now }: Open & { officer: Officer }, url: URL) {
  const months = await sampleMonths(db);
  const month = monthOf(url.searchParams.get('month'), months);
  const rows = month ? await listSample(db, officer, scope, month) : [];
  const ids = rows.map(({ entry }) => String(entry.id));
  if (ids.length > 0) await record(db, officer, { operation: 'consult', entity: 'audit_log', ids }, now);
  const names = await officerNames(
    db,
    rows.flatMap(({ entry, sample }) => [entry.actorId, sample.checkedBy]),
  );
  return { months, month, rows, names, checked: rows.filter(({ sample }) => sample.verdict).length };
}
export type OpenedSample = Awaited<ReturnType<typeof openSample>>;
