import { date } from '#lib/dates.ts';
import type { Visitor } from '#lib/institutions/coverage/over-contact.ts';

/** "Dana Whitlock 4, last on 9 November 2026; Kit Tarrant 2, last on 1 November 2026" */
export const visitorWords = (visitors: readonly Visitor[]): string =>
  visitors.map(({ name, visits, lastAt }) => `${name} ${visits}, last on ${date(lastAt)}`).join('; ');
