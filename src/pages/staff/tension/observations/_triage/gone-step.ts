import type { Step, Triage } from '#lib/tension/triage/state.ts';

/** The step by which an observation stands for nothing by itself any more, unless it was taken back. */
export const goneStep = ({ steps }: Triage): Step | undefined =>
  steps.find(({ act, undoneAt }) => !undoneAt && (act === 'merged' || act === 'discarded'));
