import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** A stylesheet or script as an element of a page, and the source by which the page's policy lets it in. */
export type SmallPart = { element: string; source: string; directive: 'style-src' | 'script-src' };

/** What is cheaper to send within a page than to be asked for, by its address. */
export type SmallParts = ReadonlyMap<string, SmallPart>;

/** What a page's policy must let in beside the site's own files. */
export type Allowed = readonly Pick<SmallPart, 'source' | 'directive'>[];

// One more file costs a phone one more connection: 150 ms of a slow line, in which these bytes arrive many times.
const mostBytes = 10_000;

// What names other files by where it lies itself, or would end its own element.
const stays = { css: /<\/style|@import/i, js: /<\/script|\b(import|export)\b/i };

/** Reads the small stylesheets and scripts of the built site. */
export function readSmallParts(client: string): SmallParts {
  const folder = join(client, '_astro');
  const parts = new Map<string, SmallPart>();
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    const kind = name.endsWith('.css') ? 'css' : name.endsWith('.js') ? 'js' : null;
    const words = kind && readFileSync(join(folder, name), 'utf8');
    if (!words || Buffer.byteLength(words) > mostBytes || stays[kind].test(words)) continue;
    parts.set(`/_astro/${name}`, asElement[kind](words));
  }
  return parts;
}

const hashOf = (words: string) => `'sha256-${createHash('sha256').update(words).digest('base64')}'`;

const asElement = {
  css: (words: string): SmallPart => ({
    element: `<style>${words}</style>`,
    source: hashOf(words),
    directive: 'style-src',
  }),
  js: (words: string): SmallPart => ({
    element: `<script type="module">${words}</script>`,
    source: hashOf(words),
    directive: 'script-src',
  }),
};

const asked = /<link rel="stylesheet" href="([^"]+)">|<script type="module" src="([^"]+)"><\/script>/g;

/** Puts small stylesheets and scripts where a page asks for them. */
export function withSmallParts(html: Buffer, parts: SmallParts): { html: Buffer; allowed: Allowed } {
  const allowed: SmallPart[] = [];
  const page = html.toString().replace(asked, (asBuilt, sheet?: string, script?: string) => {
    const part = parts.get(sheet ?? script ?? '');
    if (!part) return asBuilt;
    // A file that is asked for twice runs once.
    if (allowed.includes(part)) return '';
    allowed.push(part);
    return part.element;
  });
  return { html: allowed.length === 0 ? html : Buffer.from(page), allowed };
}

/** A content security policy that lets these in too, and no others. */
export function allowing(policy: string, allowed: Allowed): string {
  const directives = (['style-src', 'script-src'] as const).flatMap((directive) => {
    const sources = allowed.filter((part) => part.directive === directive).map(({ source }) => source);
    return sources.length === 0 ? [] : [`${directive} 'self' ${[...new Set(sources)].join(' ')}`];
  });
  return [policy, ...directives].join('; ');
}
