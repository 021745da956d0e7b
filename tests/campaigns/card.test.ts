import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { type CampaignLanguage, campaignLanguages } from '#db/schema/campaign-terms.ts';
import { cardSize, drawCard } from '#lib/campaigns/card.ts';
import { languageOf } from '#lib/campaigns/languages.ts';
import { typeset } from '#lib/pdf/engine.ts';
import { cardWeave } from '#lib/ui/weave/campaign.ts';

const frame = { site: 'Concord', line: 'Prevent in the Eastern region', weave: cardWeave };
const drawn = (title: string, language: CampaignLanguage = 'en') => drawCard({ title, language }, frame);

const pixelsOf = (picture: Uint8Array) =>
  sharp(picture).greyscale().raw().toBuffer({ resolveWithObject: true });

/** On which side the words of a title stand: what they change of a card without any. */
async function sideOf(title: string, language: CampaignLanguage): Promise<'left' | 'right'> {
  const [{ data: words, info }, { data: bare }] = await Promise.all([
    pixelsOf((await drawn(title, language))!.picture),
    pixelsOf((await drawn(' ', language))!.picture),
  ]);
  expect({ width: info.width, height: info.height }).toEqual(cardSize);
  const changed = { left: 0, right: 0 };
  for (const [at, shade] of words.entries())
    if (Math.abs(shade - bare[at]!) > 60) changed[at % info.width < info.width / 2 ? 'left' : 'right'] += 1;
  expect(changed.left + changed.right).toBeGreaterThan(1000);
  return changed.left > changed.right ? 'left' : 'right';
}

// A document for people who cannot see it is refused by the engine where a letter has no shape.
const spelled = (text: string) =>
  typeset(
    `#let given = json(bytes(sys.inputs.given))
    #set document(title: given.text)
    #set text(lang: "en", fallback: false, font: json(bytes(sys.inputs.faces)))
    #given.text`,
    { text },
  );

describe('the card of a campaign', () => {
  it.each(campaignLanguages)('is drawn in the letters of its own language: %s', async (tag) => {
    const { own, direction } = languageOf(tag);
    await spelled(own);
    expect(await sideOf(own, tag)).toBe(direction === 'rtl' ? 'right' : 'left');
  });

  it('keeps a title of any length on one card', async () => {
    const title = 'Ask early, ask often, and listen to the end before you say a word. '.repeat(3);
    expect(await sideOf(title, 'en')).toBe('left');
  });

  it('is not drawn in letters that no typeface here has', async () => {
    expect(await drawn('今天你在网上看到了什么')).toBeNull();
    await expect(spelled('今天')).rejects.toThrow();
  });
});
