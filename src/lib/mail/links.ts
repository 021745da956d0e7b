import { openKey } from '#lib/keys/link-key.ts';

/**
 * A link in a stored message: a path of the site, and where it holds a secret the sealed key, in base64, that
 * takes the place of `{key}`. The opened link exists only in the mail itself. An address of another site, such as
 * where an online session is joined, stands whole.
 */
export type Link = { path: string; sealed?: string };

/** A link to a page that anyone may see. */
export const openLink = (path: string): Link => ({ path });

/** A link that holds a key, kept sealed until the mail is written. */
export const sealedLink = (path: string, sealed: Uint8Array): Link => ({
  path,
  sealed: Buffer.from(sealed).toString('base64'),
});

/** Fields as a message stores them: each address is a link still to be written out. */
export type Stored<Fields> = {
  [Name in keyof Fields]: Name extends `${string}Url`
    ? Link | Extract<Fields[Name], null>
    : Fields[Name] extends readonly (infer Item extends object)[]
      ? readonly Stored<Item>[]
      : Fields[Name];
};

/** How links are written: opened for the reader of the mail, or masked for anybody else. */
export type LinkWriter = (link: Link) => string;

/**
 * Writes links out in full.
 *
 * @param publicUrl where the public reaches the site, without a slash at the end
 */
export const opened =
  (publicUrl: string, secret: string): LinkWriter =>
  ({ path, sealed }) =>
    whole(publicUrl, sealed ? path.replace('{key}', openKey(secret, Buffer.from(sealed, 'base64'))) : path);

/** Writes links with the key left out, for staff who look at a message. */
export const masked =
  (publicUrl: string): LinkWriter =>
  ({ path }) =>
    whole(publicUrl, path.replace('{key}', 'hidden'));

const whole = (publicUrl: string, path: string): string => (path.startsWith('/') ? publicUrl + path : path);

/** Fills every address of a message's fields, however deep it stands. */
export function writeLinks(fields: unknown, write: LinkWriter): unknown {
  if (Array.isArray(fields)) return fields.map((item) => writeLinks(item, write));
  if (typeof fields !== 'object' || fields === null) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      name.endsWith('Url') && isLink(value) ? write(value) : writeLinks(value, write),
    ]),
  );
}

const isLink = (value: unknown): value is Link =>
  typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';
