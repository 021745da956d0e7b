import { escapeHtml } from '#lib/escape-html.ts';

/** An address of the site, and the day on which it last changed where that is known. */
export type SitePage = { path: string; changedOn?: Temporal.PlainDate | undefined };

/** As many as one file may hold (sitemaps.org). */
const most = 50_000;

/** A sitemap as search engines read it (sitemaps.org): every address in full, once. */
export function sitemapXml(publicUrl: URL, pages: readonly SitePage[]): string {
  const once = [...new Map(pages.map((page) => [page.path, page])).values()].slice(0, most);
  const urls = once.map(({ path, changedOn }) => {
    const changed = changedOn ? `<lastmod>${changedOn.toString()}</lastmod>` : '';
    return `<url><loc>${escapeHtml(new URL(path, publicUrl).href)}</loc>${changed}</url>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...urls,
    '</urlset>\n',
  ].join('\n');
}
