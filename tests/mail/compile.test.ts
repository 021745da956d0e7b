import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { expect, test } from 'vitest';
import { compile, compiledHtml } from '#lib/mail/compile.ts';
import { builtPath, mjmlPath, textSource } from '#lib/mail/sources.ts';
import { templateNames } from '#lib/mail/templates.ts';

test('every mail in the folder has a twin and is one that we know', () => {
  const files = readdirSync(dirname(mjmlPath('reminder'))).filter((file) => file.includes('.'));
  expect(files.sort()).toEqual(templateNames.flatMap((name) => [`${name}.mjml`, `${name}.txt`]).sort());
});

test('a mail is compiled once however many are asked for at once', async () => {
  const [one, other] = await Promise.all([compiledHtml('reminder'), compiledHtml('reminder')]);
  expect(compiledHtml('reminder')).toBe(compiledHtml('reminder'));
  expect(one).toBe(other);
  expect(one).toBe(await compile('reminder'));
});

test('each mail is kept under its own name, which depends on its source', () => {
  const names = templateNames.map((name) => basename(builtPath(name)));
  expect(new Set(names).size).toBe(templateNames.length);
  for (const name of names) expect(name).toMatch(/^[a-z-]+\.[0-9a-f]{12}\.html$/);
});

test('the plain text uses the same placeholders as the page', () => {
  for (const name of templateNames) {
    const used = (source: string) =>
      new Set([...source.matchAll(/\{\{[#^]?([A-Za-z.]+)\}\}/g)].map(([, field]) => field));
    const page = used(withParts(name));
    page.delete('subject');
    expect(used(textSource(name)), name).toEqual(page);
  }
});

function withParts(name: (typeof templateNames)[number]): string {
  const folder = dirname(mjmlPath(name));
  const source = readFileSync(mjmlPath(name), 'utf8');
  return source.replace(/<mj-include path="(.+?)" \/>/g, (_tag, part) =>
    readFileSync(`${folder}/${part}`, 'utf8'),
  );
}
