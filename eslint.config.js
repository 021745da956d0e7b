import { fileURLToPath } from 'node:url';
import astro from 'eslint-plugin-astro';
import boundaries from 'eslint-plugin-boundaries';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const rooms =
  'areas|institutions|engagement|calendar|training|tension|impact|plans|campaigns|newsletters|enquiries|reports|privacy|officers|partners';
const tools = 'audit|mail|jobs|ics|pdf|files|tables|guard|map|keys|charts|markdown|merge|places|terms';

// Each of these packages is imported by one part of the tree, so that one part has to change with it.
const importers = {
  postgres: ['db/sql.ts'],
  lucia: ['src/lib/officers/**'],
  '@lucia-auth/adapter-drizzle': ['src/lib/officers/**'],
  '@node-rs/argon2': ['src/lib/officers/**'],
  '@simplewebauthn/server': ['src/lib/officers/**'],
  '@simplewebauthn/browser': ['src/lib/ui/scripts/**'],
  '@zxcvbn-ts/language-common': ['src/lib/officers/**'],
  otpauth: ['src/lib/officers/**'],
  'openid-client': ['src/lib/officers/**'],
  qr: ['src/lib/ui/*', 'src/lib/pdf/*'],
  '@myriaddreamin/typst-ts-node-compiler': ['src/lib/pdf/*'],
  fflate: ['src/lib/files/*'],
  'read-excel-file': ['src/lib/tables/*'],
  'write-excel-file': ['src/lib/tables/*'],
  '@fastify/busboy': ['src/lib/web/*'],
  shpjs: ['src/lib/areas/boundaries/**'],
  proj4: ['src/lib/areas/**'],
  '@tmcw/togeojson': ['src/lib/areas/boundaries/**'],
  '@xmldom/xmldom': ['src/lib/areas/boundaries/**', 'src/lib/files/atom.ts'],
  '@turf/boolean-point-in-polygon': ['src/lib/areas/**'],
  'topojson-server': ['src/lib/areas/boundaries/**'],
  'topojson-simplify': ['src/lib/areas/boundaries/**'],
  'topojson-client': ['src/lib/areas/boundaries/**', 'src/lib/map/**'],
  'd3-geo': ['src/lib/map/**'],
  'd3-force': ['src/lib/map/**'],
  'maplibre-gl': ['src/lib/ui/scripts/**'],
  pmtiles: ['src/lib/map/**', 'src/lib/ui/scripts/**'],
  mjml: ['src/lib/mail/**'],
  mustache: ['src/lib/mail/**'],
  nodemailer: ['src/lib/mail/**', 'tests/bench/programs/bare-mailer.ts'],
  imapflow: ['src/lib/mail/returned/mailbox.ts'],
  'postal-mime': ['src/lib/mail/returned/read-mail.ts'],
  'markdown-it': ['src/lib/markdown/*'],
  sharp: ['src/lib/files/stored/*', 'src/lib/pdf/*'],
  'rrule-temporal': ['src/lib/calendar/series/**'],
  'ical-generator': ['src/lib/ics/**'],
  'timezones-ical-library': ['src/lib/ics/**'],
  'pg-boss': ['src/lib/jobs/**'],
  'rate-limiter-flexible': ['src/lib/web/limits.ts'],
};

const onlyHere = ([name]) => ({
  name,
  message: `Only ${importers[name].join(' and ')} imports ${name}.`,
});

const forbidden = (names) => ({
  'no-restricted-imports': [
    'error',
    {
      paths: names.map((name) => onlyHere([name])),
      patterns: names.map((name) => ({ group: [`${name}/*`], message: onlyHere([name]).message })),
    },
  ],
});

const everyPackage = Object.keys(importers);
// The last that fits decides, so a folder comes after the one it lies in, and may import what that one may.
const folders = [...new Set(Object.values(importers).flat())].sort((a, b) => a.length - b.length);
const mayImport = (folder, name) =>
  importers[name].some(
    (own) => own === folder || (own.endsWith('/**') && folder.startsWith(own.slice(0, -2))),
  );

// Upwards from db, each part may use what stands below it. Rooms never use each other: a page composes them.
const layers = {
  page: ['room', 'tool', 'web', 'ui', 'core', 'root', 'content'],
  room: ['tool', 'core', 'database'],
  tool: ['tool', 'core', 'database'],
  web: ['web', 'core'],
  ui: ['ui', 'web', 'core'],
  core: ['core', 'database'],
  database: ['database', 'core'],
  seeds: ['seeds', 'database', 'room', 'tool', 'web', 'core'],
  root: ['root', 'room', 'tool', 'web', 'ui', 'core', 'database', 'seeds', 'content'],
  content: ['core'],
};

const folder = (type, pattern, capture) => ({
  type,
  pattern,
  partialMatch: false,
  ...(capture && { capture }),
});

// The first that fits decides.
const elements = [
  folder('page', 'src/pages'),
  folder('content', 'src/content'),
  folder('room', `src/lib/(${rooms})`, ['room']),
  folder('tool', `src/lib/(${tools})`, ['tool']),
  folder('web', 'src/lib/web'),
  folder('ui', 'src/lib/ui'),
  folder('core', 'src/lib'),
  folder('root', 'src/server'),
  folder('root', 'src'),
  folder('seeds', 'db/seeds'),
  folder('database', 'db'),
];

const policies = Object.entries(layers).map(([type, allowed]) => ({
  from: { element: { type } },
  allow: { to: { element: { types: { anyOf: allowed } } } },
}));

// A component draws from numbers what the tool has placed; neither knows what the numbers are about.
const drawing = {
  from: { element: { type: 'ui' } },
  allow: { to: { element: { type: 'tool', captured: { tool: 'charts' } } } },
};

// What a column holds is written once, in the schema: pages and forms may name its type, and nothing else of it.
const namingTypes = {
  from: { element: { types: { anyOf: ['page', 'web'] } } },
  allow: { to: { element: { type: 'database' } }, dependency: { kind: 'type' } },
};

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      '.concord/',
      'node_modules/',
      'src/env.d.ts',
      'public/',
      'eslint-resolver.cjs',
    ],
  },
  ...tseslint.configs.recommended,
  ...astro.configs.recommended,
  {
    rules: {
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': [
        'error',
        { selector: 'ExportAllDeclaration', message: 'No barrels: import the file that says what you want.' },
        {
          selector: 'ExportNamedDeclaration[source]',
          message: 'No barrels: import the file that says what you want.',
        },
        { selector: 'TSEnumDeclaration', message: 'Node runs these files as they are, and knows no enums.' },
      ],
    },
  },
  {
    files: ['**/*.ts'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise that nobody waits for loses its failure, and in a page its transaction.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { arguments: false } }],
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['src/**', 'db/**'],
    plugins: { boundaries },
    settings: {
      'import/resolver': { [fileURLToPath(new URL('eslint-resolver.cjs', import.meta.url))]: {} },
      'boundaries/elements': elements,
      'boundaries/include': ['src/**/*', 'db/**/*', 'emails/**/*'],
    },
    rules: {
      'boundaries/dependencies': [
        'error',
        { default: 'disallow', policies: [...policies, drawing, namingTypes] },
      ],
      ...forbidden(everyPackage),
    },
  },
  ...folders.map((folder) => ({
    files: [folder],
    rules: forbidden(everyPackage.filter((name) => !mayImport(folder, name))),
  })),
);
