import { hash, verify } from '@node-rs/argon2';

// OWASP's argon2id setting with the least memory to spend on a guess: 19 MiB, two passes.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

let nobodys: Promise<string> | null = null;

/** Hashes a password with argon2id, for keeping. */
export const hashPassword = (password: string): Promise<string> => hash(password, cost);

/** Whether a password is the one that was hashed; without a hash it takes as long, and is not. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  nobodys ??= hashPassword(crypto.randomUUID());
  const isRight = await verify(kept ?? (await nobodys), password).catch(() => false);
  return kept !== null && isRight;
}
