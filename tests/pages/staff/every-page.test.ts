import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// What begins with an underscore is a part of pages, not a page.
const pages = globSync('src/pages/staff/**/*.{astro,ts}').filter((path) => !/(^|\/)_/.test(path));
// Shows made-up parts, in the demonstration only.
const kit = 'src/pages/staff/ui.astro';

describe('every staff page', () => {
  it('is looked at by these tests', () => {
    expect(pages.length).toBeGreaterThan(12);
  });

  it.each(pages.filter((path) => path !== kit))('has an answer for whoever may not see it: %s', (path) => {
    const source = readFileSync(path, 'utf8');
    expect(source).toContain('new Response(null, { status: 404 })');
  });
});
