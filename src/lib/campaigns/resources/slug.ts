import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import type { ResourceLanguage } from '#db/schema/resource-terms.ts';

/** An address from a title, with the language where it is not English, and a number where it is taken. */
export async function freeSlug(tx: Db, title: string, language: ResourceLanguage): Promise<string> {
  const plain = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'’]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  const stem = [plain || 'resource', ...(language === 'en' ? [] : [language])].join('-');
  const rows = await tx.execute<{ slug: string }>(
    sql`select slug from resource where slug = ${stem} or slug like ${`${stem}-%`}`,
  );
  const taken = new Set([...rows].map(({ slug }) => slug));
  let count = 1;
  while (taken.has(count === 1 ? stem : `${stem}-${count}`)) count += 1;
  return count === 1 ? stem : `${stem}-${count}`;
}
