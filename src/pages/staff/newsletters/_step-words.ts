/** What was done with the sending of a newsletter. */
export const stepWords = {
  scheduled: 'Sending asked for',
  listed: 'List made',
  paused: 'Paused',
  resumed: 'Resumed',
  cancelled: 'Cancelled',
  finished: 'Finished',
};
