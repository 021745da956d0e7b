import { eventsCalendar } from './events/_feed.ts';

export const GET = eventsCalendar;
