import { strToU8, zipSync } from 'fflate';

/**
 * Puts the parts of an office document into its file. Their names are paths within it, as the format asks for.
 *
 * @param at the moment that each part bears
 */
export const officeZip = (parts: Readonly<Record<string, string>>, at: Temporal.Instant): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])), {
    level: 9,
    mtime: at.toString({ timeZone: 'Europe/London' }).slice(0, 19),
  });
