import { paths } from './paths.ts';

const { newBoundaries, postcodes, imports, importSubscribers } = paths.staff;

/**
 * Pages that take a file. Their forms are read as they arrive, by `readUpload` or `streamUpload`, after the sign-in
 * was looked at; every other form is read whole beforehand, and may hold a megabyte.
 */
const uploadPaths: ReadonlySet<string> = new Set([newBoundaries, postcodes, imports, importSubscribers]);

// Pages of one record, which take one file each.
const ofRecords = /^\/staff\/(resources\/[0-9a-f-]{36}\/file|campaigns\/[0-9a-f-]{36}\/pictures(\/new)?)$/;

/** Whether the page at a path takes a file. */
export const takesUploads = (path: string): boolean => uploadPaths.has(path) || ofRecords.test(path);
