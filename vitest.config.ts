import { getViteConfig } from 'astro/config';
import { configDefaults, defineConfig } from 'vitest/config';

const ofPages = ['tests/pages/**/*.test.ts', 'tests/ui/**/*.test.ts'];
const ofTheSite = ['tests/site/**/*.test.ts'];
// They put something else in the place of a module, which nobody may have loaded before them.
const withModulesOfTheirOwn = ['tests/officers/throttle.test.ts'];

// Nothing is asserted on time: the limit only ends a test that hangs, on the busiest machine.
const shared = {
  environment: 'node' as const,
  setupFiles: ['tests/support/console.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // What a click brings appears when the machine gets to it.
  expect: { poll: { timeout: 20_000 } },
};

export default defineConfig({
  test: {
    globalSetup: ['tests/support/global-setup.ts'],
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'rooms',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ofPages, ...ofTheSite, ...withModulesOfTheirOwn],
        },
      },
      { test: { ...shared, name: 'alone', include: withModulesOfTheirOwn } },
      getViteConfig({ test: { ...shared, name: 'pages', isolate: false, include: ofPages } }) as never,
      {
        test: {
          ...shared,
          name: 'site',
          include: ofTheSite,
          globalSetup: ['tests/support/site-world.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
          sequence: { groupOrder: 1 },
          // Some of them wait for a clock or for a page that asks every few seconds: meanwhile others go on.
          maxWorkers: 3,
          isolate: false,
        },
      },
    ],
  },
});
