import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { keep, type SentFile, type StoredFile } from './keep.ts';
import { cleanPicture } from './pictures.ts';
import type { FileRefusal } from './refused-words.ts';

/**
 * Keeps a picture that an officer sent: upright, in sRGB, without what its camera wrote into it, and ready in several
 * widths and formats. What it is, is judged from its content.
 */
export async function storePicture(
  db: Db,
  officer: Officer,
  sent: SentFile,
  now: Temporal.Instant,
): Promise<Outcome<StoredFile, FileRefusal>> {
  const clean = await cleanPicture(sent.content);
  if (!clean.ok) return clean;
  const facts = { kind: 'picture', pages: null, seconds: null, name: sent.name } as const;
  return done(await keep(db, officer, { ...clean.value, ...facts }, now));
}
