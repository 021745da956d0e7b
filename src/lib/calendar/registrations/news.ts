import { whenWords } from './words.ts';

type Span = Parameters<typeof whenWords>[0];

/**
 * What became of an event, for those who registered. `was`: when it was to be before; `reason`: what the officer wrote
 * for everybody to read; `words`: what else changed, one sentence each ("The place is now Bury Park Library.").
 */
export type News =
  | { kind: 'moved'; was: Span; words?: readonly string[] }
  | { kind: 'changed'; words: readonly string[] }
  | { kind: 'postponed'; reason: string }
  | { kind: 'cancelled'; reason: string };

const headlines = { moved: 'Moved', changed: 'Changed', postponed: 'Postponed', cancelled: 'Cancelled' };

/** What the mail says: a word for its subject, and its sentences. */
export function newsOf(what: News, { isPlaced }: { isPlaced: boolean }) {
  return { headline: headlines[what.kind], newsLines: linesOf(what, isPlaced) };
}

function linesOf(what: News, isPlaced: boolean): string[] {
  const place = isPlaced ? 'Your place' : 'Your turn on the waiting list';
  switch (what.kind) {
    case 'moved':
      return [
        `This event was to be on ${whenWords(what.was)}. Its new time is below.`,
        ...(what.words ?? []),
        `${place} moves with it. If the new time does not suit you, cancel by the link.`,
      ];
    case 'changed':
      return [...what.words, `${place} stays as it is.`];
    case 'postponed':
      return [
        'This event will not be held at the time below. We will tell you the new time.',
        whole(what.reason),
        `${place} stays as it is, unless you cancel by the link.`,
      ];
    case 'cancelled':
      return ['This event is cancelled. You need do nothing.', whole(what.reason)];
  }
}

const whole = (reason: string): string =>
  /[.!?]$/.test(reason.trim()) ? reason.trim() : `${reason.trim()}.`;
