import type { Draft } from '#lib/engagement/drafts/find.ts';

/** What was typed into one box of a draft. */
export const draftText = ({ typed }: Pick<Draft, 'typed'>, name: string): string =>
  [typed[name] ?? ''].flat()[0] ?? '';

/** What a draft is called in a list: where it was, as far as that was said. */
export const draftTitle = (one: Pick<Draft, 'typed'>): string =>
  draftText(one, 'organisation') || draftText(one, 'placeWords') || 'Somewhere not yet named';
