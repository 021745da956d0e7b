import { asc, eq, sql } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { campaignPicture } from '#db/schema/campaign-links.ts';
import type { CampaignId } from '#db/schema/campaigns.ts';
import { storedFile } from '#db/schema/stored-files.ts';
import type { Officer } from '#lib/actor.ts';
import type { SentFile } from '#lib/files/stored/keep.ts';
import type { FileRefusal } from '#lib/files/stored/refused-words.ts';
import { storePicture } from '#lib/files/stored/store-picture.ts';
import type { FileUse } from '#lib/files/stored/uses.ts';
import type { Picture } from '#lib/markdown/render.ts';
import { done, type Outcome } from '#lib/outcome.ts';
import { pictureWidths } from '#lib/picture-widths.ts';
import { type CampaignRefusal, inCampaign, touch } from './lock.ts';

/** Pictures of a campaign are for everybody once it is out, and until it is withdrawn. */
export const campaignPictureUse: FileUse = {
  table: 'campaign_picture',
  column: 'hash',
  isPublic: () => sql`exists (select from campaign c join campaign_version v on v.campaign_id = c.id
    where c.id = u.campaign_id and c.withdrawn_at is null and v.published_at is not null)`,
};

/** The address by which a text names a picture. */
export const pictureAddress = ({ hash, name }: { hash: string; name: string }): string =>
  `/files/${hash}/${encodeURIComponent(name)}`;

/** How a text shows a picture. */
export const signOf = (picture: { hash: string; name: string; alt: string }): string =>
  `![${picture.alt.replaceAll(/[[\]\\]/g, '')}](${pictureAddress(picture)})`;

type Sent = { sent: SentFile; alt: string };

/** Keeps a picture for a campaign, in several widths and formats, with what it shows; gives its sign for the text. */
export async function addPicture(
  db: Db,
  officer: Officer,
  { id }: { id: CampaignId },
  { sent, alt }: Sent,
  now: Temporal.Instant,
): Promise<Outcome<string, FileRefusal | CampaignRefusal>> {
  const kept = await storePicture(db, officer, sent, now);
  if (!kept.ok) return kept;
  const { hash } = kept.value;
  return inCampaign<string, CampaignRefusal>(db, id, async (tx) => {
    const row = { campaignId: id, hash, alt, addedAt: now, addedBy: officer.id };
    const again = { target: [campaignPicture.campaignId, campaignPicture.hash], set: { alt } };
    await tx.insert(campaignPicture).values(row).onConflictDoUpdate(again);
    await touch(tx, officer, { id, fields: ['picture'] }, now);
    return done(signOf({ ...kept.value, alt }));
  });
}

/** The pictures of a campaign, in the order in which they came. */
export const picturesOf = (db: Db, id: CampaignId) =>
  db
    .select({
      hash: storedFile.hash,
      name: storedFile.name,
      width: storedFile.width,
      height: storedFile.height,
      alt: campaignPicture.alt,
    })
    .from(campaignPicture)
    .innerJoin(storedFile, eq(storedFile.hash, campaignPicture.hash))
    .where(eq(campaignPicture.campaignId, id))
    .orderBy(asc(campaignPicture.addedAt), asc(storedFile.hash));

/** The same as a text shows them, by the address that stands in it. */
export async function shownPictures(db: Db, id: CampaignId): Promise<ReadonlyMap<string, Picture>> {
  const rows = await picturesOf(db, id);
  return new Map(rows.map((row) => [pictureAddress(row), shown(row)]));
}

type Row = Awaited<ReturnType<typeof picturesOf>>[number];

function shown({ hash, name, width, height }: Row): Picture {
  const widths = pictureWidths(width ?? 320);
  const srcset = (ending: string) =>
    widths.map((one) => `/files/${hash}/${one}.${ending} ${one}w`).join(', ');
  return {
    sources: [
      { type: 'image/avif', srcset: srcset('avif') },
      { type: 'image/webp', srcset: srcset('webp') },
    ],
    src: width && width > 640 ? `/files/${hash}/640.jpg` : pictureAddress({ hash, name }),
    width: width ?? 320,
    height: height ?? 240,
  };
}
