import lighthouse from 'lighthouse';

/** Lighthouse's four scores for a phone, and when the largest thing on the page was painted, in seconds. */
export type Scores = {
  performance: number;
  accessibility: number;
  practices: number;
  seo: number;
  lcp: number;
};

/**
 * Looks at a page as Lighthouse's slow phone does.
 *
 * @param port through which a browser without a window is steered
 */
export async function scoresOf(url: string, port: number): Promise<Scores> {
  const result = await lighthouse(url, { port, output: 'json', logLevel: 'error' });
  if (!result) throw new Error(`Lighthouse said nothing of ${url}.`);
  const { categories, audits, runtimeError } = result.lhr;
  if (runtimeError) throw new Error(`Lighthouse could not look at ${url}: ${runtimeError.message}`);
  const score = (name: string) => Math.round(100 * (categories[name]?.score ?? 0));
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    practices: score('best-practices'),
    seo: score('seo'),
    lcp: (audits['largest-contentful-paint']?.numericValue ?? 0) / 1000,
  };
}
