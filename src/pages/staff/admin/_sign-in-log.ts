import type { OfficerId } from '#db/schema/officers.ts';
import type { SignInResult } from '#db/schema/sign-ins.ts';
import { resultWords } from '#lib/officers/sign-in/attempt-words.ts';
import type { AttemptFilter } from '#lib/officers/sign-in/list-attempts.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';

/** How far back the log can be shown, in days, and what that is called. */
export const periods = [
  { value: '1', text: 'Last 24 hours' },
  { value: '7', text: 'Last 7 days' },
  { value: '30', text: 'Last 30 days' },
] as const;

/** What the address of the log asks for; whatever makes no sense counts as not asked. */
export function attemptFilter(query: URLSearchParams): AttemptFilter {
  const who = query.get('officer');
  const before = query.get('before') ?? '';
  const result = Object.keys(resultWords).find((known) => known === query.get('result'));
  const period = periods.find(({ value }) => value === query.get('days'));
  return {
    who: who === 'nobody' ? who : ((readId(who) as OfficerId | null) ?? null),
    result: (result as SignInResult | undefined) ?? null,
    days: period ? Number(period.value) : null,
    before: /^\d{1,15}$/.test(before) ? Number(before) : null,
  };
}

/** The address of the log with this filter, on its first page or after a try. */
export const logPath = ({ who, result, days }: AttemptFilter, before?: number): string =>
  withQuery(paths.staff.signInLog, { officer: who, result, days, before });
