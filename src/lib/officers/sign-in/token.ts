import { createHash, randomBytes } from 'node:crypto';

/** A token for a cookie, of 256 random bits. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What the database keeps of a token: whoever reads it there cannot use it. */
export const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Whether the public reaches the site over TLS. The start makes sure of the variable. */
export const isOverTls = (): boolean => process.env['PUBLIC_URL']?.startsWith('https:') ?? false;
