import type { Db } from '#db/client.ts';
import type { Officer } from '#lib/actor.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { judge } from './judge.ts';
import { keep, type SentFile, type StoredFile } from './keep.ts';
import type { FileRefusal } from './refused-words.ts';
import { sniff } from './sniff.ts';
import { storePicture } from './store-picture.ts';

const pictures: readonly unknown[] = ['jpeg', 'png', 'webp', 'avif', 'gif'];

/**
 * Keeps a file that an officer sent: a picture drawn anew, or a PDF, a document, slides, a film or its captions as they
 * came, once nothing in them runs, hides or says where it was made.
 */
export async function storeFile(
  db: Db,
  officer: Officer,
  sent: SentFile,
  now: Temporal.Instant,
): Promise<Outcome<StoredFile, FileRefusal>> {
  if (pictures.includes(sniff(sent.content))) return storePicture(db, officer, sent, now);
  const judged = judge(sent.content);
  if (!judged.ok) return judged;
  return done(await keep(db, officer, { ...judged.value, ...sent, renditions: [] }, now));
}
