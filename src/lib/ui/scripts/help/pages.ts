/** Where the pages of help lie on a device. */
export const helpCache = 'help';

/** Says on the pages that open without a connection that there is none. */
export const noConnection = '/help/no-connection';

/** What somebody who is worried may need where there is no signal. */
export const helpPages: readonly string[] = [
  '/help',
  '/help/someone-i-know',
  '/help/i-work-with-people',
  '/report',
  '/hate-crime',
  noConnection,
];
