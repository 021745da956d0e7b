import { measures } from '#lib/reports/referral-quality/counts.ts';
import type { Mistakes } from '#lib/web/form.ts';
import { boxName, filled, type Grid, seenName } from './_boxes.ts';
import type { OpenEntry } from './_open-entry.ts';

/**
 * What was typed, beside what somebody else entered meanwhile: of a sector that only they changed theirs stands, and
 * of one that both did, what was typed, to be sent again by whoever has read theirs.
 */
export function besideTheirs(values: Grid, open: OpenEntry): { values: Grid; errors: Mistakes } {
  const now = filled(open);
  const theirs = open.sectors.filter(({ code }) => now[seenName(code)] !== values[seenName(code)]);
  const kept = theirs.filter(({ code }) => isTyped(values, code, open));
  const names = theirs.flatMap(({ code }) => [
    seenName(code),
    ...(kept.some((one) => one.code === code) ? [] : boxesOf(code)),
  ]);
  const [at = open.sectors[0]] = kept.length > 0 ? kept : theirs;
  return {
    values: { ...values, ...Object.fromEntries(names.map((name) => [name, now[name] ?? ''])) },
    errors: { [boxName('received', at!.code)]: words(kept.map(({ label }) => label)) },
  };
}

const boxesOf = (sector: string): string[] => measures.map((measure) => boxName(measure, sector));

function isTyped(values: Grid, sector: string, { history }: OpenEntry): boolean {
  const seen = history.find(({ id }) => id === values[seenName(sector)]);
  return measures.some((measure) => values[boxName(measure, sector)] !== String(seen?.[measure] ?? ''));
}

const words = (both: readonly string[]): string =>
  both.length > 0
    ? `Somebody else entered counts of ${both.join(', ')} since you opened this page. Theirs are listed below, and yours stand here: enter them again if they still hold`
    : 'Somebody else entered counts here since you opened this page. Theirs stand here now: enter yours again';
