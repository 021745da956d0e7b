import { readFileSync, readdirSync } from 'node:fs';
import { basename, extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const code = new Set(['.ts', '.astro', '.css', '.scss', '.js', '.cjs', '.mjs', '.mjml']);

const files = ['src', 'db', 'emails', 'tests'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && code.has(extname(entry.name)))
    .map((entry) => relative(root, join(entry.parentPath, entry.name))),
);
const text = (file: string) => readFileSync(join(root, file), 'utf8');

describe('the house', () => {
  it('has no file longer than 250 lines', () => {
    expect(files.filter((file) => text(file).split('\n').length > 251)).toEqual([]);
  });

  it('has no file or folder with a name that says nothing', () => {
    const empty = /(^|-)(utils?|helpers?|managers?|services?|handlers?|process|data|info|common|misc)(-|$)/;
    const words = (file: string) => file.split('/').map((part) => part.replace(/\..*$/, ''));
    expect(files.filter((file) => words(file).some((word) => empty.test(word)))).toEqual([]);
  });

  it('names its files in small letters and its components with a capital', () => {
    const wellNamed = (file: string) => {
      if (/^src\/pages\//.test(file)) return /^[\w[\].-]+$/.test(basename(file));
      if (file.endsWith('.astro')) return /^[A-Z][A-Za-z]+\.astro$/.test(basename(file));
      return /^_?[a-z0-9]+(-[a-z0-9]+)*(\.(test|bench|config|d))?\.\w+$/.test(basename(file));
    };
    expect(files.filter((file) => !wellNamed(file))).toEqual([]);
  });

  it('has no barrels', () => {
    expect(files.filter((file) => /^(src\/lib|db|tests)\/.*\bindex\.ts$/.test(file))).toEqual([]);
  });

  it('keeps Astro out of rooms, tools and the database', () => {
    const belowPages = files.filter((file) => /^(db|src\/lib|src\/server)\/.*\.ts$/.test(file));
    expect(belowPages.filter((file) => /from ['"]astro:/.test(text(file)))).toEqual([]);
  });

  it('begins a day in a statement when it begins in the UK, wherever the database stands', () => {
    const statements = files.filter((file) => /^(db|src\/lib)\/.*\.ts$/.test(file));
    // PostgreSQL takes the day for a moment in its own zone first; as a timestamp it is a time on the wall.
    expect(statements.filter((file) => /::date at time zone/.test(text(file)))).toEqual([]);
  });

  it('keeps the frontmatter of a page within 25 lines', () => {
    const pages = files.filter((file) => /^src\/pages\/.*\.astro$/.test(file));
    const length = (file: string) =>
      (text(file).match(/^---\n([\s\S]*?)\n---/)?.[1] ?? '').split('\n').length;
    expect(pages.filter((file) => length(file) > 25)).toEqual([]);
  });
});

describe('the linter refuses', () => {
  let linter: ESLint;
  beforeAll(() => {
    // These snippets are in no project, so the rules that ask for types are left out.
    const untyped = {
      files: ['**/*.ts'],
      languageOptions: { parserOptions: { projectService: false } },
      rules: {
        '@typescript-eslint/no-floating-promises': 'off' as const,
        '@typescript-eslint/no-misused-promises': 'off' as const,
        '@typescript-eslint/await-thenable': 'off' as const,
      },
    };
    linter = new ESLint({ cwd: root, overrideConfig: [untyped] });
  });

  const complaints = async (filePath: string, snippet: string) => {
    const [result] = await linter.lintText(snippet, { filePath: join(root, filePath) });
    return result?.messages.map(({ ruleId }) => ruleId) ?? [];
  };
  const use = (source: string) => `import { thing } from '${source}';\nthing();\n`;
  const astro = (source: string) => `---\nimport thing from '${source}';\n---\n\n<p>{thing}</p>\n`;

  it.each([
    ['a room that imports another', 'src/lib/areas/snippet.ts', use('#lib/training/words.ts')],
    ['a room that imports HTML', 'src/lib/training/snippet.ts', use('#lib/ui/site.ts')],
    ['a room that knows requests', 'src/lib/training/snippet.ts', use('#lib/web/respond.ts')],
    ['a tool that knows a room', 'src/lib/mail/snippet.ts', use('#lib/training/words.ts')],
    ['a database that looks upwards', 'db/schema/snippet.ts', use('#lib/mail/queue.ts')],
    ['a component that reads the database', 'src/lib/ui/Snippet.astro', astro('#db/client.ts')],
    ['a page that goes round its rooms', 'src/pages/snippet.astro', astro('#db/client.ts')],
  ])('%s', async (_what, file, snippet) => {
    expect(await complaints(file, snippet)).toContain('boundaries/dependencies');
  });

  it.each([
    ['postgres', 'src/lib/training/snippet.ts'],
    ['nodemailer', 'src/lib/training/snippet.ts'],
    ['mjml', 'src/lib/jobs/snippet.ts'],
    ['pg-boss', 'src/lib/mail/snippet.ts'],
    ['ical-generator', 'src/lib/training/snippet.ts'],
    ['lucia', 'src/lib/web/snippet.ts'],
    ['rate-limiter-flexible', 'src/lib/web/snippet.ts'],
  ])('%s outside the one part that may import it', async (source, file) => {
    expect(await complaints(file, use(source))).toContain('no-restricted-imports');
    expect(await complaints('src/pages/snippet.astro', astro(source))).toContain('no-restricted-imports');
  });

  it('a barrel', async () => {
    expect(await complaints('src/lib/mail/snippet.ts', "export * from './queue.ts';\n")).toContain(
      'no-restricted-syntax',
    );
  });

  it('nothing of a page that uses a room, and of a room that uses a tool', async () => {
    expect(await complaints('src/pages/snippet.astro', astro('#lib/training/words.ts'))).toEqual([]);
    expect(await complaints('src/lib/training/snippet.ts', use('#lib/mail/queue.ts'))).toEqual([]);
  });
});
