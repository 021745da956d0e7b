import type { InstitutionId, Tier } from '#db/schema/institutions.ts';
import type { SurgeKind } from '#db/schema/surges.ts';

/** An institution that may be rung, as far as its place in the order hangs on it: our effort and its work, no belief. */
export type Candidate = {
  id: InstitutionId;
  name: string;
  tier: Tier;
  /** The part of public life that it belongs to, by code and in words. */
  sector: string;
  sectorWords: string;
  reach: number | null;
  relevance: number | null;
  hasPreventDuty: boolean;
  strength: number;
};

// Who is asked first by others what happened, and has people to answer to on the same day.
const asked: Readonly<Record<SurgeKind, readonly string[]>> = {
  incident: ['local_government', 'education', 'health', 'faith'],
  arrest_or_warrant: ['local_government', 'education', 'faith', 'advisory'],
  protest_or_event: ['local_government', 'business', 'education', 'faith'],
  trial_or_inquest: ['local_government', 'advisory', 'voluntary', 'faith'],
  national_or_international_event: ['education', 'faith', 'voluntary', 'advisory'],
  policy_change: ['local_government', 'education', 'voluntary', 'advisory'],
};

/** The rule of the order, as the page explains it. */
export const orderWords =
  'Tier first; within a tier those that people ask first after something like this; then by how much they matter to our plan and how many they reach; then those with the Prevent duty.';

const isAsked = (kind: SurgeKind, { sector }: Candidate): boolean => asked[kind].includes(sector);
const weight = ({ reach, relevance }: Candidate): number => (reach ?? 0) * (relevance ?? 0);

/** Institutions in the order in which they are rung after an incident, each with why it stands there. */
export const callOrder = (
  kind: SurgeKind,
  candidates: readonly Candidate[],
): { institutionId: InstitutionId; because: string }[] =>
  [...candidates]
    .sort(
      (one, other) =>
        compared(one.tier, other.tier) ||
        Number(isAsked(kind, other)) - Number(isAsked(kind, one)) ||
        weight(other) - weight(one) ||
        Number(other.hasPreventDuty) - Number(one.hasPreventDuty) ||
        other.strength - one.strength ||
        compared(one.name, other.name) ||
        compared(one.id, other.id),
    )
    .map((one) => ({ institutionId: one.id, because: becauseOf(kind, one) }));

const compared = (one: string, other: string): number => (one < other ? -1 : Number(one > other));

/** "Tier A, education is asked first, reach 4 × relevance 5, has the Prevent duty" */
function becauseOf(kind: SurgeKind, one: Candidate): string {
  const parts = [
    `Tier ${one.tier}`,
    ...(isAsked(kind, one) ? [`${one.sectorWords.toLowerCase()} is asked first`] : []),
    one.reach === null || one.relevance === null
      ? 'reach and relevance not scored'
      : `reach ${one.reach} × relevance ${one.relevance}`,
    ...(one.hasPreventDuty ? ['has the Prevent duty'] : []),
  ];
  return parts.join(', ');
}
