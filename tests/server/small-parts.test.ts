import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allowing, readSmallParts, withSmallParts } from '../../src/server/small-parts.ts';

const sheet = '.door::before{content:"→"}';
const script = "document.title='$& $1'";
const hashOf = (words: string) => `'sha256-${createHash('sha256').update(words).digest('base64')}'`;

async function aSite(files: Record<string, string>) {
  const client = await mkdtemp(join(tmpdir(), 'concord-parts-'));
  onTestFinished(() => rm(client, { recursive: true }));
  await mkdir(join(client, '_astro'));
  for (const [name, words] of Object.entries(files)) await writeFile(join(client, '_astro', name), words);
  return readSmallParts(client);
}

const page = (...asked: string[]) => Buffer.from(`<head>${asked.join('')}</head><body>é</body>`);
const link = (name: string) => `<link rel="stylesheet" href="/_astro/${name}">`;
const run = (name: string) => `<script type="module" src="/_astro/${name}"></script>`;

describe('small stylesheets and scripts', () => {
  it('stand within the page, and the policy lets in them and nothing else', async () => {
    const parts = await aSite({ 'a.css': sheet, 'b.js': script });
    const { html, allowed } = withSmallParts(page(link('a.css'), run('b.js')), parts);
    expect(html.toString()).toBe(
      `<head><style>${sheet}</style><script type="module">${script}</script></head><body>é</body>`,
    );
    expect(allowing("default-src 'self'", allowed)).toBe(
      `default-src 'self'; style-src 'self' ${hashOf(sheet)}; script-src 'self' ${hashOf(script)}`,
    );
  });

  it('run once where a page asks for them twice', async () => {
    const parts = await aSite({ 'b.js': script });
    const { html } = withSmallParts(page(run('b.js'), run('b.js')), parts);
    expect(html.toString().match(/<script/g)).toHaveLength(1);
  });

  it('are asked for as before where they are large, name other files or would end their own element', async () => {
    const files = {
      'large.css': `.a{color:red}${' '.repeat(10_000)}`,
      'imports.css': '@import "/x.css";',
      'ends.css': '.a::before{content:"</style>"}',
      'imports.js': "import './x.js'",
      'ends.js': "document.title='</script>'",
      'font.woff2': 'x',
    };
    const parts = await aSite(files);
    expect([...parts.keys()]).toEqual([]);
    const asBuilt = page(link('large.css'), run('imports.js'), link('of-another-release.css'));
    const { html, allowed } = withSmallParts(asBuilt, parts);
    expect(html).toBe(asBuilt);
    expect(allowing("default-src 'self'", allowed)).toBe("default-src 'self'");
  });
});
