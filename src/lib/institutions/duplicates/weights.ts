import type { MergeableKind } from '#db/schema/duplicates.ts';

/** What speaks for two records being one of the same body, and against it, in hundredths. */
export const institutionWeights = {
  same_number: 100,
  same_name: 55,
  near_name: 40,
  sound_name: 35,
  like_name: 22,
  same_postcode: 30,
  same_mailbox: 30,
  same_website: 25,
  same_telephone: 20,
  same_district: 10,
  same_type: 6,
  other_sector: -25,
  other_district: -30,
  other_number: -40,
} as const;

/** The same for two records of one person. */
export const contactWeights = {
  same_email: 70,
  same_phone: 30,
  same_name: 40,
  near_name: 28,
  sound_name: 25,
  initial_name: 20,
  first_name: 10,
  same_institution: 25,
  same_title: 12,
  same_area: 8,
  shared_email: 5,
  shared_phone: 5,
  other_area: -10,
  other_name: -20,
} as const;

export type ReasonCode = keyof typeof institutionWeights | keyof typeof contactWeights;

/** One thing that speaks for or against, with its points. */
export type Reason = { code: ReasonCode; points: number };

/** From which weight on a pair is acted upon. */
export const thresholds = {
  /** Listed for somebody to decide. */
  listed: { institution: 55, contact: 60 },
  /** Shown to an officer who is about to add a record: loose, since looking costs a moment. */
  shown: { institution: 45, contact: 48 },
  /** Taken for granted where nobody looks, as in a public form: strict, since a mistake there is seen by nobody. */
  certain: { institution: 85, contact: 95 },
} as const satisfies Record<string, Record<MergeableKind, number>>;

/** What reasons come to, from 0 to 100. */
export const weightOf = (reasons: readonly Reason[]): number =>
  Math.max(
    0,
    Math.min(
      100,
      reasons.reduce((sum, { points }) => sum + points, 0),
    ),
  );

/** "same_email:70", as a pair keeps it. */
export const written = ({ code, points }: Reason): string => `${code}:${points}`;

/** What a pair kept. */
export function readReason(text: string): Reason {
  const [code, points] = text.split(':');
  return { code: code as ReasonCode, points: Number(points) };
}
