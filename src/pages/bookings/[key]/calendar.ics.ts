import { bookingFile } from '../_calendar.ts';

export const GET = bookingFile;
