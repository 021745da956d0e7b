import { entities } from '#lib/audit/entity-words.ts';
import { operationWords } from '#lib/audit/entry-words.ts';
import type { EntryFilter } from '#lib/audit/find-entries.ts';
import { recordsOfPerson } from '#lib/audit/person-records.ts';
import { ukMoment } from '#lib/dates.ts';
import { paths, withQuery } from '#lib/web/paths.ts';
import { readId } from '#lib/web/read-id.ts';
import { isBlankDay, readDay, type TypedDay } from '#lib/web/typed-dates.ts';

type Db = App.Locals['db'];
type Operation = keyof typeof operationWords;

/** What was asked of the log, as it stands in the address. */
export type Asked = {
  officer: string;
  /** An email address, or the id of a record. */
  person: string;
  operation: string;
  entity: string;
  from: TypedDay;
  to: TypedDay;
};

const dayOf = (query: URLSearchParams, name: string): TypedDay => {
  const part = (what: string) => query.get(`${name}-${what}`)?.trim().slice(0, 4) ?? '';
  return { day: part('day'), month: part('month'), year: part('year') };
};

/** Reads the address; what makes no sense counts as not asked. */
export function readAsked(query: URLSearchParams): Asked {
  const given = (name: string) => query.get(name)?.trim().slice(0, 254) ?? '';
  const operation = given('operation');
  const entity = given('entity');
  return {
    officer: readId(given('officer')) ?? '',
    person: given('person').toLowerCase(),
    operation: Object.hasOwn(operationWords, operation) ? operation : '',
    entity: entities.includes(entity) ? entity : '',
    from: dayOf(query, 'from'),
    to: dayOf(query, 'to'),
  };
}

/** The days that were typed and are none, by field. */
export function dayMistakes({ from, to }: Asked): Record<string, string> {
  const wrong = (day: TypedDay) => !isBlankDay(day) && !readDay(day);
  return {
    ...(wrong(from) && { from: 'Enter the first day like 3 12 2026, or leave it blank' }),
    ...(wrong(to) && { to: 'Enter the last day like 3 12 2026, or leave it blank' }),
  };
}

const midnight = new Temporal.PlainTime();

/** The filter that was asked for; a person stands for all their records. */
export async function filterOf(db: Db, asked: Asked, after: number | null): Promise<EntryFilter> {
  const [from, to] = [readDay(asked.from), readDay(asked.to)];
  const { officer, person, operation, entity } = asked;
  return {
    ...(officer && { actor: officer }),
    ...(person && { about: person.includes('@') ? await recordsOfPerson(db, person) : [person] }),
    ...(operation && { operations: [operation as Operation] }),
    ...(entity && { entity }),
    ...(from && { from: ukMoment(from, midnight) }),
    ...(to && { until: ukMoment(to.add({ days: 1 }), midnight) }),
    after,
  };
}

/** The same question as an address. */
export function queryOf(
  { from, to, ...plain }: Asked,
  path: string = paths.staff.accessLog,
  after?: number,
): string {
  const days = { from, to };
  const parts = Object.entries(days).flatMap(([name, day]) =>
    Object.entries(day).map(([part, value]) => [`${name}-${part}`, value] as const),
  );
  return withQuery(path, { ...plain, ...Object.fromEntries(parts), after: after ?? null });
}

/** Whether anything at all was asked. */
export const isAsked = ({ from, to, ...plain }: Asked): boolean =>
  Object.values(plain).some(Boolean) || !isBlankDay(from) || !isBlankDay(to);

/** The number of an entry in an address. */
export const readNumber = (text: string | null | undefined): number | null =>
  text && /^\d{1,15}$/.test(text) ? Number(text) : null;
