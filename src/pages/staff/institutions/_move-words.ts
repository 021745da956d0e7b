import type { Belongings } from '#lib/institutions/merge-preview.ts';

const words: Record<keyof Belongings, string> = {
  openBookings: 'Bookings to come',
  pastBookings: 'Bookings that are over or cancelled',
  attendances: 'Lines of registers',
  certificates: 'Certificates',
  requests: 'Requests for training',
  sessions: 'Sessions for its whole staff',
  taught: 'Sessions that it teaches with us',
  members: 'People who see its page, or ask to',
  invitations: 'Invitations to its page',
  sites: 'Sites',
  leads: 'Prevent lead (that of the record which stays goes first)',
  routeChecks: 'Checks of its referral route',
};

/** What belongs to an institution, line by line; what there is none of is left out. */
export const moveWords = (moves: Belongings): [string, number][] => {
  const lines = (Object.keys(words) as (keyof Belongings)[]).map((key): [string, number] => [
    words[key],
    moves[key],
  ]);
  const some = lines.filter(([, count]) => count > 0);
  return some.length > 0 ? some : [['Nothing belongs to it', 0]];
};
