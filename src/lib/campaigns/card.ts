import { createHash } from 'node:crypto';
import type { CampaignLanguage } from '#db/schema/campaign-terms.ts';
import { templateSource } from '#lib/pdf/source.ts';
import { languageOf } from './languages.ts';

/** What stands on a card beside its title. @property weave a drawing (SVG) of 1200 by 630 */
export type CardFrame = { site: string; line: string; weave: string };
export type Card = { hash: string; picture: Uint8Array };

/** In pixels, as the sites where addresses are shared ask for it. */
export const cardSize = { width: 1200, height: 630 } as const;

const foreign = /[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u;

/** Draws the card of a title, or nothing where our typefaces lack a script of it. The engines are loaded with the first. */
export async function drawCard(
  { title, language }: { title: string; language: CampaignLanguage },
  frame: CardFrame,
): Promise<Card | null> {
  const [{ isWritable, typesetDrawing }, { pictureOf }] = await Promise.all([
    import('#lib/pdf/engine.ts'),
    import('#lib/pdf/picture.ts'),
  ]);
  if (!isWritable(title)) return null;
  const rtl = languageOf(language).direction === 'rtl';
  const given = { title, language, rtl, latin: !foreign.test(title), size: sizeOf(title), ...frame };
  const picture = await pictureOf(
    await typesetDrawing(templateSource('campaigns/card.typ'), given),
    cardSize.width,
  );
  return { picture, hash: createHash('sha256').update(picture).digest('hex') };
}

const sizeOf = (title: string): number => (title.length <= 28 ? 84 : title.length <= 60 ? 68 : 52);
