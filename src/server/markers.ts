import { demonstrationBanner, demonstrationMarker } from '#lib/ui/demonstration.ts';
import { siteMarker } from '#lib/ui/site-marker.ts';

/** What pages say of the site that they are on, which those that were built beforehand cannot know. */
export type Standing = { demonstration: boolean; publicUrl: URL };

const banner = Buffer.from(demonstrationMarker);
const site = Buffer.from(siteMarker);

/** Puts the demonstration's banner where a page has room for it, or nothing, and the site's own address. */
export function withMarkers(html: Buffer, { demonstration, publicUrl }: Standing): Buffer {
  const bannered = replaced(html, banner, demonstration ? demonstrationBanner : '');
  return replaced(bannered, site, publicUrl.origin);
}

function replaced(html: Buffer, marker: Buffer, words: string): Buffer {
  const start = html.indexOf(marker);
  if (start < 0) return html;
  return Buffer.concat([html.subarray(0, start), Buffer.from(words), html.subarray(start + marker.length)]);
}
