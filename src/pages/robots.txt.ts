import type { APIRoute } from 'astro';
import { absolute, paths } from '#lib/web/paths.ts';

// Pages of one person behind a link, and pages for staff and partners, are found by nobody.
const closed = [
  ...['/staff', '/partner', '/account', '/sign-in', '/bookings', '/registrations', '/your-details'],
  ...['/evaluation', '/invitations', '/returns', '/reset-password', '/newsletter/', '/training/requests'],
];

/** What search engines may read. */
export const GET: APIRoute = ({ locals: { environment } }) => {
  const lines = [
    'User-agent: *',
    ...closed.map((path) => `Disallow: ${path}`),
    'Allow: /newsletter/issues',
    '',
    `Sitemap: ${absolute(environment.publicUrl, paths.sitemap)}`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
