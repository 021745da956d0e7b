const megabyte = 1024 * 1024;

/**
 * The most that a file may hold, in bytes. What is sent is held in memory once while it is looked through; what is given
 * out without being asked for in parts is too.
 */
export const fileLimits = {
  picture: 15 * megabyte,
  document: 16 * megabyte,
  film: 16 * megabyte,
  captions: 512 * 1024,
} as const;

/** The largest of them: where a form ends before its kind is known. */
export const mostInFile = fileLimits.film;

export const pictureLimits = {
  /** A bomb of a picture says few bytes and a great many points; no camera of a phone makes more than this. */
  pixels: 60_000_000,
  /** The longer side as it is kept: A4 at 300 dots an inch. */
  longestSide: 3600,
} as const;

export const zipLimits = { entries: 3000, inflated: 80 * megabyte } as const;
/** How much the hidden part of a PDF may hold when it is unpacked to be read. */
export const mostInPdf = 64 * megabyte;
