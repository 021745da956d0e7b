import type { Press } from '#lib/training/certificates/render.ts';
import { siteLine } from '#lib/ui/site.ts';

/** What certificates are printed with. */
export const pressOf = ({ environment }: Pick<App.Locals, 'environment'>): Press => ({
  teamName: siteLine,
  publicUrl: environment.publicUrl,
});

/** A file that holds a name: to keep, and never for a cache. */
export const privateFile = (content: Uint8Array, mediaType: string, name: string): Response =>
  new Response(Buffer.from(content), {
    headers: {
      'Content-Type': mediaType,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Content-Length': String(content.byteLength),
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  });
