import { checkIncident, incidentWords } from '#lib/guard/incidents.ts';
import { checkObservation, type ObservationFinding, observationWords } from '#lib/guard/observations.ts';
import { guardWords } from '#lib/guard/words.ts';
import type { Mistakes } from '#lib/web/form.ts';
import type { Concern } from '../../../contacts/_concerns.ts';

// Never needed of anybody: no reason makes a place for them.
const banned: readonly ObservationFinding[] = ['date of birth', 'vehicle', 'handle', 'phone number'];
const wordsOf: Readonly<Record<ObservationFinding, string>> = { ...guardWords, ...observationWords };

/**
 * Looks through words about an incident for what is about a person, and for what was never made public.
 *
 * @param places names that the text may well say and that look like names of people: institutions, areas
 * @returns mistakes that cannot stay, and concerns that may with a reason, which a supervisor reads
 */
export function lookThroughIncident(
  texts: Readonly<Record<string, string>>,
  places: readonly string[] = [],
): { mistakes: Mistakes; concerns: Concern[] } {
  const mistakes: Mistakes = {};
  const concerns: Concern[] = [];
  for (const [field, text] of Object.entries(texts)) {
    const [secret] = checkIncident(text);
    if (secret) mistakes[field] = incidentWords[secret];
    for (const finding of checkObservation(text, places)) {
      if (banned.includes(finding)) mistakes[field] ??= wordsOf[finding];
      else concerns.unshift({ field, finding, words: wordsOf[finding] });
    }
  }
  return { mistakes, concerns };
}
