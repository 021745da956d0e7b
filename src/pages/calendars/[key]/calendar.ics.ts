import { ownCalendar } from '../_open.ts';

export const GET = ownCalendar;
