import { eventsAtom } from './events/_feed.ts';

export const GET = eventsAtom;
