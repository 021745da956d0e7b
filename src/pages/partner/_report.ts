import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { date, isoDay, ukDay } from '#lib/dates.ts';
import { done } from '#lib/outcome.ts';
import { inspectorateOf } from '#lib/partners/training/inspectorate.ts';
import { organisationReport, type Report } from '#lib/partners/training/report.ts';
import { csvOf } from '#lib/tables/csv.ts';
import { answerForm } from '#lib/web/answer.ts';
import { csvFile } from '#lib/web/csv-file.ts';
import { line } from '#lib/web/fields.ts';
import { checkedText } from '../_checked-text.ts';
import type { Open } from './_signed-in.ts';

const form = z.object({
  names: z.enum(['without', 'with'], { error: 'Choose whether names stand in it' }),
  reason: checkedText(line('what you need it for', 200)),
  as: z.enum(['page', 'csv'], { error: 'Choose a page or a file' }).optional(),
});

/** Answers the form of a report: with the page to print, with a file, or with what is wrong. */
export async function reportPage(page: AstroGlobal, { db, actor, id, now, membership }: Open) {
  const inspectorate = inspectorateOf(membership);
  const write = async ({ names, reason }: z.output<typeof form>) => {
    const asked = { institutionId: id, inspectorate, withNames: names === 'with', reason };
    return done(await organisationReport(db, actor, asked, now));
  };
  const filled = { names: 'without', reason: 'For our inspection' };
  const answer = await answerForm(page, form, write, () => ({}), filled);
  const report = answer.done?.value ?? null;
  const name = `prevent-training-${ukDay(now).toString()}.csv`;
  const isFile = report !== null && answer.values.as === 'csv';
  const file = isFile ? csvFile(csvOfReport(report, answer.values.names === 'with'), name) : null;
  return { ...answer, inspectorate, report, file };
}

/** With names one line a person; without, one line a role. */
const csvOfReport = ({ people, coverage }: Report, withNames: boolean): string =>
  withNames
    ? csvOf(
        ['Name', 'Role', 'Last course', 'On', 'Refresher due', 'State'],
        people.map(({ name, role, course, lastOn, dueOn, state }) => [
          ...[name ?? '', role ?? '', course, isoDay(lastOn)],
          ...[dueOn ? isoDay(dueOn) : '', state],
        ]),
      )
    : csvOf(
        ['Role', 'In date', 'Due within 60 days', 'Lapsed'],
        coverage.map(({ role, inDate, due, lapsed }) => [
          role ?? 'Not given',
          ...[inDate, due, lapsed].map(String),
        ]),
      );

/** "None" or the day. */
export const dueWords = (on: Temporal.PlainDate | null): string => (on ? date(on) : 'None');
