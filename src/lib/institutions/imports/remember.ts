import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { type ImportKind, importMapping, type ImportSettings } from '#db/schema/imports.ts';
import { headingWords } from './fields/heading.ts';
import type { Mapping } from './fields/propose.ts';

// The same headings in another order are the same kind of file.
const hashOf = (headings: readonly string[]): Uint8Array =>
  createHash('sha256').update(headings.map(headingWords).toSorted().join('\n')).digest();

/** How a file with these headings was read before; null for the first of its kind. */
export async function rememberedMapping(db: Db, kind: ImportKind, headings: readonly string[]) {
  const [row] = await db
    .select({ mapping: importMapping.mapping, settings: importMapping.settings })
    .from(importMapping)
    .where(and(eq(importMapping.kind, kind), eq(importMapping.headingsHash, hashOf(headings))));
  return row ?? null;
}

/**
 * Remembers what columns hold. Of what was said of the file only words for kinds: where a list came from, and under
 * which condition a role may be held, is asked anew each time.
 */
export async function rememberMapping(
  db: Db,
  { kind, headings }: { kind: ImportKind; headings: readonly string[] },
  { mapping, settings }: { mapping: Mapping; settings: ImportSettings },
  now: Temporal.Instant,
): Promise<void> {
  const kept = {
    mapping: { ...mapping },
    settings: { kinds: settings.kinds ?? {}, otherKind: settings.otherKind },
    usedAt: now,
  };
  await db
    .insert(importMapping)
    .values({ kind, headingsHash: hashOf(headings), ...kept })
    .onConflictDoUpdate({ target: [importMapping.kind, importMapping.headingsHash], set: kept });
}
