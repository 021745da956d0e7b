import type {
  AdviceAnswer,
  ImpactRow,
  ImpactType,
  ReviewTrigger,
  Weight,
} from '../../schema/impact-terms.ts';
import type { Texts } from '#lib/impact/assessments/fields.ts';

type Who = 'officer' | 'supervisor' | 'deputy' | 'analyst';

/** A made-up assessment: hours count back from now, days of actions forward from today. */
export type ImpactPlan = {
  type: ImpactType;
  name: string;
  /** Codes of areas, the one that leads first. */ areas: readonly [string, ...string[]];
  by: Who;
  started: number;
  approved?: number;
  keptBecause?: string;
  texts: Partial<Texts>;
  /** Likelihood and impact before, then after, and what is done. */
  grid: Partial<Record<ImpactRow, readonly [Weight, Weight, Weight, Weight, string]>>;
  triggers: readonly (readonly [hoursAgo: number, kind: ReviewTrigger, words: string])[];
  reviews: readonly (readonly [hoursAgo: number, changed: string | null])[];
  advice: readonly {
    body: string;
    daysAgo: number;
    advice: string;
    answer?: readonly [AdviceAnswer, string];
  }[];
  actions: readonly { what: string; who: Who | string; due: number; done?: number; cancelled?: string }[];
  closed?: { ago: number; outcome: string; lesson: string };
};
