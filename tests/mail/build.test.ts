import { execFileSync } from 'node:child_process';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateNames } from '#lib/mail/templates.ts';

const root = join(import.meta.dirname, '..', '..');
let copy: string;

// A copy, so that nothing is written where a build or a running server may be reading.
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'concord-mail-'));
  const core = 'src/lib/escape-html.ts';
  for (const part of [
    'package.json',
    'emails',
    'src/lib/mail',
    'src/lib/ics',
    core,
    'tests/mail/examples.ts',
    'tests/mail/certificate-examples.ts',
    'tests/mail/partner-examples.ts',
    'tests/mail/request-examples.ts',
    'tests/mail/contact-examples.ts',
    'tests/mail/event-examples.ts',
    'tests/mail/proposal-examples.ts',
    'tests/mail/return-examples.ts',
    'tests/mail/summary-examples.ts',
    'tests/mail/hand-over-examples.ts',
    'tests/mail/export-examples.ts',
    'tests/mail/enquiry-examples.ts',
    'tests/mail/newsletter-examples.ts',
    'tests/mail/coming-example.ts',
  ]) {
    cpSync(join(root, part), join(copy, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const node = (...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: copy, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Renders every mail in a process of its own that cannot load mjml. */
const renderWithoutMjml = (): string =>
  node(
    '--input-type=module',
    '--eval',
    `import { registerHooks } from 'node:module';
     registerHooks({ resolve(name, context, next) {
       if (name === 'mjml') throw new Error('mjml was loaded');
       return next(name, context);
     } });
     const { renderMail } = await import('#lib/mail/render.ts');
     const { examples } = await import('./tests/mail/examples.ts');
     for (const [name, fields] of Object.entries(examples)) {
       const { html } = await renderMail(name, fields);
       if (!html.includes('OFFICIAL')) throw new Error('half a mail');
     }
     console.log('rendered', Object.keys(examples).length);`,
  );

test(
  'once built, every mail is sent without loading mjml, until its source changes',
  { timeout: 60_000 },
  () => {
    expect(renderWithoutMjml).toThrow('mjml was loaded');

    node('src/lib/mail/build.ts');
    expect(readdirSync(join(copy, 'dist', 'emails'))).toHaveLength(templateNames.length);
    expect(renderWithoutMjml()).toBe(`rendered ${templateNames.length}\n`);

    appendFileSync(join(copy, 'emails', 'parts', 'foot.mjml'), '\n');
    expect(renderWithoutMjml).toThrow('mjml was loaded');
  },
);
