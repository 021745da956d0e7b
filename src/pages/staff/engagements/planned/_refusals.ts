import type { MoveRefusal } from '#lib/engagement/plans/change.ts';
import type { SeenPlanRefusal } from '#lib/engagement/plans/lock.ts';
import type { PlanRefusal, WhenRefusal } from '#lib/engagement/plans/plan.ts';
import type { Mistakes } from '#lib/web/form.ts';

const ofWhen = {
  past: { on: 'Enter a day from today on' },
  'contact declined': { on: 'They declined contact: do not visit, call or write' },
  'contact paused': { on: 'They have paused contact: choose a day after the pause' },
} satisfies Record<WhenRefusal, Mistakes>;

export const planRefusals = {
  ...ofWhen,
  'no such officer': { officer: 'The account of whoever you chose is closed. Choose somebody else' },
  'no such institution': { on: 'This institution is not there any more' },
} satisfies Record<PlanRefusal, Mistakes>;

const seenRefusals = {
  'no such plan': { reason: 'This plan is not there any more' },
  'changed meanwhile': {
    reason: 'Somebody changed this plan since you opened it. Look at how it stands now, then try again',
  },
  over: { reason: 'This plan is over: it was logged or cancelled' },
} satisfies Record<SeenPlanRefusal, Mistakes>;

export const cancelRefusals = seenRefusals;

export const moveRefusals = {
  ...seenRefusals,
  ...planRefusals,
  'nothing changed': { on: 'Nothing differs: choose another time or somebody else, or leave' },
} satisfies Record<MoveRefusal, Mistakes>;
