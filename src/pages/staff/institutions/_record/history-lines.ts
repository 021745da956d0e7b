import { date } from '#lib/dates.ts';
import { contactStateWords, scoreWords, strengthWords, tierWords } from '#lib/institutions/standing-words.ts';
import { standingChanges, type StandingChange } from '#lib/institutions/standing/history.ts';
import type { OpenRecord } from './open-record.ts';

/** A line of the history: what happened, what was said of it, who did it and when. */
export type HistoryLine = {
  at: Temporal.Instant;
  text: string;
  reason: string | null;
  by: string | null;
};

/** How our standing and those who look after an institution changed, the latest first. */
export function historyLines({ standing, owners }: Pick<OpenRecord, 'standing' | 'owners'>): HistoryLine[] {
  const named = owners.flatMap((one): HistoryLine[] => [
    { at: one.namedAt, text: `${one.name} named as ${one.part}`, reason: null, by: null },
    ...(one.endedAt
      ? [{ at: one.endedAt, text: `${one.name} no longer ${one.part}`, reason: null, by: null }]
      : []),
  ]);
  const stood = standingChanges(standing).map((change) => ({
    at: change.to.at,
    text: changeWords(change),
    reason: change.to.reason,
    by: change.to.by,
  }));
  return [...named, ...stood].sort((one, other) => Temporal.Instant.compare(other.at, one.at));
}

function changeWords({ to, from, parts }: StandingChange): string {
  if (!from) return `Recorded first: ${to.strength} ${strengthWords[to.strength]}, tier ${to.tier}`;
  const has = (part: (typeof parts)[number]) => parts.includes(part);
  const words = [
    has('strength') && `Strength ${from.strength} to ${to.strength}, ${strengthWords[to.strength]}`,
    has('tier') && `Tier ${from.tier} to ${to.tier}, ${tierWords[to.tier]}`,
    (has('reach') || has('relevance')) && `Reach × relevance ${scoreWords(to.reach, to.relevance)}`,
    (has('contactState') || has('pausedUntil')) && contactWords(to),
  ];
  return words.filter((one) => one !== false).join('. ');
}

const contactWords = ({ contactState, pausedUntil }: StandingChange['to']): string =>
  `${contactStateWords[contactState]}${pausedUntil ? ` until ${date(pausedUntil)}` : ''}`;
