import type { APIRoute } from 'astro';
import { senderOf } from '#lib/mail/letter.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';

// RFC 9116 asks for less than a year, so that nobody writes to an address that was forgotten.
const heldDays = 180;

/** To whom somebody who found a weakness of the site can tell it. */
export const GET: APIRoute = ({ locals: { environment, now } }) => {
  const { securityContact, mailFrom, publicUrl } = environment;
  const lines = [
    `Contact: ${securityContact ?? `mailto:${senderOf(mailFrom, siteLine).email}`}`,
    `Expires: ${now.add({ hours: 24 * heldDays }).toString({ smallestUnit: 'second' })}`,
    'Preferred-Languages: en',
    `Canonical: ${absolute(publicUrl, paths.securityText)}`,
  ];
  return new Response(`${lines.join('\n')}\n`, { headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
};
