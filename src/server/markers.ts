import { demonstrationBanner, demonstrationMarker } from '#lib/ui/demonstration.ts';

const marker = Buffer.from(demonstrationMarker);

/** Puts the demonstration's banner where a page has room for it, or nothing. */
export function withBanner(html: Buffer, demonstration: boolean): Buffer {
  const start = html.indexOf(marker);
  if (start < 0) return html;
  const banner = demonstration ? Buffer.from(demonstrationBanner) : Buffer.alloc(0);
  return Buffer.concat([html.subarray(0, start), banner, html.subarray(start + marker.length)]);
}
