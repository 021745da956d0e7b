import { createHmac } from 'node:crypto';

/** An address as tables may keep it that must know it again and not say it: a keyed hash, without regard to case. */
export const addressHash = (secret: string, email: string): Uint8Array =>
  createHmac('sha256', secret).update(`mail address ${email.trim().toLowerCase()}`).digest();
