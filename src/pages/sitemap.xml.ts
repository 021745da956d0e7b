import type { APIRoute } from 'astro';
import { sitemapXml } from '#lib/web/sitemap.ts';
import { sitePages } from './_site-pages.ts';

/** Every public page, for search engines. */
export const GET: APIRoute = async ({ locals: { db, now, environment } }) =>
  new Response(sitemapXml(environment.publicUrl, await sitePages(db, now)), {
    headers: {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': 'public, max-age=3600',
    },
  });
