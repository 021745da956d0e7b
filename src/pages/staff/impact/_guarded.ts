import { checkObservation, type ObservationFinding, observationWords } from '#lib/guard/observations.ts';
import { guardWords } from '#lib/guard/words.ts';
import { namesGroup, refusedIn } from '#lib/impact/assessments/refused-words.ts';
import { noteOverride } from '#lib/privacy/note-override.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '../contacts/_concerns.ts';

// Never needed of anybody: no reason makes a place for them.
const banned: readonly string[] = ['date of birth', 'vehicle', 'handle', 'phone number'];
const wordsOf: Readonly<Record<ObservationFinding, string>> = { ...guardWords, ...observationWords };
const byPlace =
  'This names a group of people. Describe a community by place or shared interest: who lives, works, learns, worships or shops where.';

/** What was found in what somebody wrote about community impact, box by box. */
export type LookedThrough = { mistakes: Mistakes; concerns: Concern[] };

/**
 * Looks through what was written of an area for what is about a person, what belongs elsewhere, and words that have no
 * place here.
 *
 * @param places the names of areas, which a text may well say
 * @param byInterest boxes in which a community is described
 * @returns mistakes that cannot stay, and concerns that may with a reason, which a supervisor reads
 */
export function lookThroughImpact(
  texts: Readonly<Record<string, string>>,
  places: readonly string[],
  byInterest: readonly string[] = ['communities'],
): LookedThrough {
  const named = places.filter((name) => name.includes(' '));
  const found = Object.entries(texts).flatMap(([field, text]) =>
    checkObservation(text, named).map((finding) => ({ field, finding, words: wordsOf[finding] })),
  );
  const refused = Object.entries(texts).flatMap(([field, text]) => {
    const words = refusedIn(text);
    return words ? [[field, words] as const] : [];
  });
  const labels = byInterest
    .filter((field) => namesGroup(texts[field] ?? ''))
    .map((field) => ({ field, finding: 'a group of people', words: byPlace }));
  const isBanned = ({ finding }: { finding: string }) => banned.includes(finding);
  return {
    mistakes: {
      ...Object.fromEntries(found.filter(isBanned).map(({ field, words }) => [field, words])),
      ...Object.fromEntries(refused),
    },
    concerns: [...found.filter((one) => !isBanned(one)).reverse(), ...labels],
  };
}

/** Notes that somebody went past the text check with a reason, in the transaction of what they wrote. */
export async function notePast(
  { db, now }: Pick<App.Locals, 'db' | 'now'>,
  { concerns }: LookedThrough,
  about: { form: string; id: string; reason: string | undefined },
): Promise<void> {
  if (!about.reason || concerns.length === 0) return;
  const findings = concerns.map(({ finding }) => finding);
  const what = { form: about.form, entity: 'impact_assessment', entityId: about.id };
  await noteOverride(db, { ...what, findings, reason: about.reason }, now);
}
