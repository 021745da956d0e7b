import type { FoundPlan } from '#lib/impact/comms/find.ts';
import type { PlanList } from '#lib/impact/comms/list.ts';
import type { Piece, ShownVersion } from '#lib/impact/comms/pieces.ts';
import type { VersionState } from '#lib/impact/comms/state.ts';
import { kindWords } from '#lib/impact/comms/words.ts';
import { moment } from '#lib/dates.ts';
import { newsFrom } from '../_news.ts';

/** Each state of a version as a tag. */
export const stateTags = {
  draft: { text: 'Draft', tone: 'grey' },
  'sent back': { text: 'Sent back', tone: 'warm' },
  waiting: { text: 'Waits for approval', tone: 'warm' },
  embargoed: { text: 'Approved, under embargo', tone: 'grey' },
  held: { text: 'Approved, held until released', tone: 'grey' },
  ready: { text: 'May be released now', tone: 'warm' },
  released: { text: 'Released', tone: 'plain' },
  recalled: { text: 'Recalled', tone: 'error' },
} as const satisfies Record<VersionState, { text: string; tone: 'plain' | 'warm' | 'grey' | 'error' }>;

export const listWords: Readonly<Record<PlanList, string>> = {
  open: 'Open',
  waiting: 'With wording to approve',
  ready: 'With wording to release',
  closed: 'Closed',
};

/** What a plan is called by whoever may not read its title. */
export const planName = ({ title, area }: Pick<FoundPlan, 'title'> & { area: { name: string } }): string =>
  title ?? `Comms plan for ${area.name}`;

/** "Line to use, Urdu" */
export const pieceName = ({ kind, language }: Pick<Piece, 'kind' | 'language'>): string =>
  language.tag === 'en' ? kindWords[kind].one : `${kindWords[kind].one}, ${language.label}`;

/** What is said of wording to whoever may not read it. */
export function embargoWords(
  { isUnderEmbargo, embargoUntil, state }: Pick<ShownVersion, 'isUnderEmbargo' | 'embargoUntil' | 'state'>,
  ask: string,
): string {
  const whom = `Ask ${ask}.`;
  if (!isUnderEmbargo) return `Not released yet. ${whom}`;
  if (!embargoUntil) return `Under embargo until it is released. ${whom}`;
  const until = `Under embargo until ${moment(embargoUntil)}`;
  return state === 'ready' ? `${until}, and not released yet. ${whom}` : `${until}. ${whom}`;
}

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  begun: 'The plan is begun. Add what we say',
  edited: 'Plan saved',
  saved: 'Wording saved as a draft',
  'asked-again': 'Wording saved. Ask for its approval again: its words have changed',
  asked: 'Wording saved. A supervisor who wrote no part of it is asked to approve it',
  discarded: 'Draft discarded',
  approved: 'Wording approved. Its words stay as they are',
  'sent-back': 'Sent back to whoever wrote it',
  released: 'Released. Everybody who finds this plan reads it now',
  recalled: 'Recalled. It says so wherever it is shown',
  opened: 'The plan is open. Its wording is released by itself',
  closed: 'Plan closed',
});
