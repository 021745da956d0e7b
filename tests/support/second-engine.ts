import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(
  createRequire(import.meta.url).resolve('accessibility-checker-engine/ace.js'),
  'utf8',
);

type Result = { ruleId: string; value: [string, string]; message: string; snippet: string };
type Engine = {
  Checker: new () => { check(page: Document, rules: string[]): Promise<{ results: Result[] }> };
};

/** What IBM's Equal Access engine holds for a failure of WCAG 2.2 on this page, at 320 and at 1280 px. */
export async function failuresOfSecondEngine(page: Page): Promise<string[]> {
  const found: string[] = [];
  await page.evaluate(source);
  // It takes what is folded away for missing, and nothing there is to go unread.
  await page.evaluate(() =>
    document.querySelectorAll('details').forEach((each) => each.setAttribute('open', '')),
  );
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const results = await page.evaluate(async () => {
      const { ace } = globalThis as unknown as { ace: Engine };
      const { results } = await new ace.Checker().check(document, ['WCAG_2_2']);
      return (
        results
          .filter(({ value: [kind, outcome] }) => kind === 'VIOLATION' && outcome === 'FAIL')
          // It does not know that HTML lets a field for an email address hold a username; the Nu checker looks at these.
          .filter(({ ruleId }) => ruleId !== 'input_autocomplete_valid')
          .map(({ ruleId, message, snippet }) => `${ruleId}: ${message} ${snippet.slice(0, 160)}`)
      );
    });
    found.push(...results.map((words) => `at ${width} px, ${words}`));
  }
  return found;
}
