import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import type { BusyKind } from '#db/schema/session-parts.ts';
import type { Officer } from '#lib/actor.ts';
import { addBusy, type BusyId, removeBusy } from '#lib/training/diary/busy.ts';
import { ukMoment } from '#lib/dates.ts';
import { emptyForm, type Mistakes, readForm, type Typed } from '#lib/web/form.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { hasMistakes, isRefused, seeOther } from '#lib/web/respond.ts';
import { isBlankDay, readDay, readTime } from '#lib/web/typed-dates.ts';

const typed = z.string().optional();
const kinds = ['leave', 'other_work', 'court', 'training'] as const satisfies readonly BusyKind[];

const busyForm = z.object({
  remove: typed,
  kind: z.enum(kinds, { error: 'Choose why' }),
  'from-day': typed,
  'from-month': typed,
  'from-year': typed,
  fromTime: typed,
  'to-day': typed,
  'to-month': typed,
  'to-year': typed,
  toTime: typed,
});
type Values = Typed<typeof busyForm>;
export type DiaryAnswer = { values: Values; errors: Mistakes };

/** Answers the diary: a busy time is added or taken out. Without times it is whole days, without a last day one day. */
export async function answerDiary(
  { request, response, locals: { db, now } }: AstroGlobal,
  officer: Officer,
): Promise<DiaryAnswer | Response> {
  if (request.method !== 'POST') return { values: emptyForm(busyForm, { kind: 'leave' }), errors: {} };
  const { values } = await readForm(request, busyForm);
  const here = (done: string) => seeOther(withQuery(paths.staff.diary, { done }));
  const id = readId(values.remove);
  if (id) {
    await removeBusy(db, officer, id as BusyId, now);
    return here('removed');
  }
  const read = readBusy(values);
  if (!read.ok) return (hasMistakes(response), { values, errors: read.errors });
  const outcome = await addBusy(db, officer, read.value, now);
  if (outcome.ok) return here('added');
  return (isRefused(response), { values, errors: { from: 'Choose a time that is not over yet' } });
}

type Busy = { kind: BusyKind; startsAt: Temporal.Instant; endsAt: Temporal.Instant };

/** Reads a busy time; every mistake at once. */
function readBusy(values: Values): { ok: true; value: Busy } | { ok: false; errors: Mistakes } {
  const day = (name: 'from' | 'to') => ({
    day: values[`${name}-day`],
    month: values[`${name}-month`],
    year: values[`${name}-year`],
  });
  const kind = kinds.find((one) => one === values.kind);
  const from = readDay(day('from'));
  const to = isBlankDay(day('to')) ? from : readDay(day('to'));
  const start = values.fromTime === '' ? Temporal.PlainTime.from('00:00') : readTime(values.fromTime);
  const end = values.toTime === '' ? null : readTime(values.toTime);
  const errors: Mistakes = {
    ...(kind ? {} : { kind: 'Choose why' }),
    ...(from ? {} : { from: 'Enter the first day, like 3 12 2026' }),
    ...(start ? {} : { fromTime: 'Enter a time, like 2:30pm, or leave it empty' }),
    ...(to || !from ? {} : { to: 'Enter the last day, like 4 12 2026, or leave all three boxes empty' }),
    ...(end || values.toTime === '' ? {} : { toTime: 'Enter a time, like 5pm, or leave it empty' }),
  };
  if (!kind || !from || !to || !start || Object.keys(errors).length > 0) return { ok: false, errors };
  const startsAt = ukMoment(from, start);
  const endsAt = end ? ukMoment(to, end) : ukMoment(to.add({ days: 1 }), Temporal.PlainTime.from('00:00'));
  return Temporal.Instant.compare(endsAt, startsAt) > 0
    ? { ok: true, value: { kind, startsAt, endsAt } }
    : { ok: false, errors: { to: 'Choose an end after the start' } };
}
