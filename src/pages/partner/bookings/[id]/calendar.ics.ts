import { bookingFile } from '../../../bookings/_calendar.ts';

export const GET = bookingFile;
