import { and, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type BatchId, certificate, certificateBatch } from '#db/schema/certificates.ts';
import { zipped } from '#lib/files/zip.ts';
import { numberReplaced } from './find.ts';
import { certificatePdf, type Press } from './render.ts';
import type { Certificate } from './row.ts';

/** After how many the page of a file hears how far it is. */
const tellAfter = 20;

/** Makes the file that somebody asked for, and says as it goes how far it is. */
export async function bundleCertificates(
  db: Db,
  press: Press,
  id: BatchId,
  clock: () => Temporal.Instant,
): Promise<void> {
  const mine = and(eq(certificateBatch.id, id), isNull(certificateBatch.finishedAt));
  const [batch] = await db.select().from(certificateBatch).where(mine);
  if (!batch) return;
  try {
    const rows = await db
      .select()
      .from(certificate)
      .where(
        and(
          inArray(certificate.id, batch.certificateIds),
          isNull(certificate.revokedAt),
          isNotNull(certificate.personName),
        ),
      );
    const files = [];
    for (const one of rows) {
      files.push({
        name: fileName(one),
        content: await certificatePdf(one, press, await numberReplaced(db, one)),
      });
      if (files.length % tellAfter === 0)
        await db.update(certificateBatch).set({ written: files.length }).where(mine);
    }
    const done = { written: files.length, file: zipped(files, clock()), finishedAt: clock() };
    await db.update(certificateBatch).set(done).where(mine);
  } catch (error) {
    await db.update(certificateBatch).set({ failedAt: clock() }).where(mine);
    throw error;
  }
}

const fileName = ({ personName, number }: Certificate): string =>
  `${personName ?? 'Certificate'} ${number}.pdf`;
