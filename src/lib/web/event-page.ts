import { eventPaths } from './event-paths.ts';
import { partnerPaths } from './partner-paths.ts';

type Found = { slug: string; visibility: string };

/** The page of an event for whoever may read it: what is for partners stands among their own pages. */
export const eventPage = ({ slug, visibility }: Found): string =>
  visibility === 'partners' ? partnerPaths.event(slug) : eventPaths.event(slug);

/** Where they register for it. */
export const registerPath = ({ slug, visibility }: Found): string =>
  visibility === 'partners' ? partnerPaths.registerForEvent(slug) : eventPaths.registerForEvent(slug);
