import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { campaignPackCount } from '#db/schema/campaign-links.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import { date, ukDay } from '#lib/dates.ts';
import { bytesOf } from '#lib/files/stored/read.ts';
import { type ZipFile, zipLength } from '#lib/files/zip.ts';
import { languageOf } from './languages.ts';
import type { Material, MaterialIn } from './materials.ts';
import { factWords } from './resources/file-words.ts';
import type { ShownFile } from './resources/select-sql.ts';
import { kindWords, licenceWords } from './resources/words.ts';

/** All material of a campaign in one ZIP. @property etag changes with whatever is in it */
export type Pack = { files: readonly ZipFile[]; size: number; count: number; etag: string };

// Above it the list at the end of a ZIP would need numbers that old programs cannot read.
const mostInPack = 2 ** 31;
const pieceBytes = 512 * 1024;

type InPack = { name: string; file: ShownFile; of: MaterialIn; kind: Material['kind'] };

/** The pack of a campaign as it would be sent now; null where there is no material, or too much for one file. */
export function packOf(db: Db, title: string, address: string, materials: readonly Material[]): Pack | null {
  const within = materials.flatMap(({ kind, has }) => has.flatMap((of) => filesOf(kind, of)));
  const files = within.map(({ name, file }) => ({ name, size: file.size, read: () => piecesOf(db, file) }));
  const words = new TextEncoder().encode(readme(title, address, within));
  const all = [...files, { name: 'README.txt', size: words.length, read: () => once(words) }];
  const size = zipLength(all);
  if (files.length === 0 || size > mostInPack) return null;
  const listed = within.map(({ name, file }) => `${file.hash} ${name}`).join('\n');
  const etag = createHash('sha256').update(listed).update(words).digest('hex');
  return { files: all, size, count: files.length, etag: `W/"${etag.slice(0, 32)}"` };
}

// A folder a language; of two files that bear one name, the second is told by its content.
function filesOf(kind: Material['kind'], of: MaterialIn): InPack[] {
  const folder = languageOf(of.language).name;
  const taken = new Set<string>();
  return of.files
    .filter(({ role }) => role !== 'preview')
    .map((file) => {
      const plain = named(of, file);
      const name = taken.has(plain) ? plain.replace(/(?=\.\w+$)/, `-${file.hash.slice(0, 6)}`) : plain;
      taken.add(name);
      return { name: `${folder}/${name}`, file, of, kind };
    });
}

const named = ({ slug }: MaterialIn, { name, role }: ShownFile): string =>
  `${slug}${role === 'print' ? '-for-a-print-shop' : ''}.${name.split('.').at(-1)}`;

async function* piecesOf(db: Db, { hash, size }: ShownFile): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < size; from += pieceBytes)
    yield await bytesOf(db, hash, { from, to: Math.min(size, from + pieceBytes) - 1 });
}

async function* once(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}

const dayOf = (text: string): string => date(Temporal.PlainDate.from(text));

function readme(title: string, address: string, within: readonly InPack[]): string {
  const about = within.map(({ name, file, of, kind }) => {
    const [licence, means] = licenceWords[of.licence];
    return [
      name,
      `  ${of.title}`,
      `  ${kindWords[kind]} in ${languageOf(of.language).name}. ${factWords(file)}`,
      `  Licence: ${licence}. ${means}`,
      `  Approved on ${dayOf(of.approvedOn)}.${of.expiresOn ? ` Use it until ${dayOf(of.expiresOn)}.` : ''}`,
    ].join('\r\n');
  });
  const last =
    'What is newest is always at the address above. Having strong beliefs is not a sign of radicalisation.';
  return [title, address, '', ...about.flatMap((one) => [one, '']), last, ''].join('\r\n');
}

/** Counts that a pack was taken today; of who took it, nothing is kept. */
export async function countPack(db: Db, campaignId: CampaignId, now: Temporal.Instant): Promise<void> {
  await db
    .insert(campaignPackCount)
    .values({ campaignId, day: ukDay(now), packs: 1 })
    .onConflictDoUpdate({
      target: [campaignPackCount.campaignId, campaignPackCount.day],
      set: { packs: sql`${campaignPackCount.packs} + 1` },
    });
}

/** What was taken of a campaign: the whole in one file, and its material by itself. */
export type Taken = { packs: number; files: number };

/** How often material of a campaign was taken since there are counts. */
export async function takenOf(db: Db, id: CampaignId): Promise<Taken> {
  const [row] = await db.execute<Taken>(sql`
    select coalesce((select sum(packs) from campaign_pack_count where campaign_id = ${id}), 0)::int as packs,
      coalesce((select sum(d.count) from download_count d join resource r on r.id = d.resource_id
        where r.family_id in (select f.family_id from campaign_resource l join resource f on f.id = l.resource_id
          where l.campaign_id = ${id})), 0)::int as files`);
  return row!;
}
