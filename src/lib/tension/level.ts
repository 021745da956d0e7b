/** What is known of the tension in an area. */
export type KnownLevel = { state: 'no information' };

/**
 * The level of an area as somebody set it. Assessments are not kept here yet, so nothing is known of any area; that
 * is not the same as that there is no tension, and whoever shows it says so.
 */
export const knownLevel = (): KnownLevel => ({ state: 'no information' });
