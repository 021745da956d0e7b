import { afterEach, describe, expect, it } from 'vitest';
import { visibleWords } from '../support/words.ts';
import { startPreparedSite } from '../support/prepared-site.ts';
import { failedStart, isRunning, startSite, untilGone, type RunningSite } from '../support/site.ts';

const running: RunningSite[] = [];
const keep = (site: RunningSite): RunningSite => {
  running.push(site);
  return site;
};
const start = async () => keep(await startPreparedSite());
afterEach(async () => {
  for (const site of running.splice(0)) await site.remove();
});

describe('with the database stopped', () => {
  it('the pages that keep people safe still answer, and the others say what does', async () => {
    const site = await start();
    const nextDates = async () =>
      (await (await fetch(site.url)).text()).match(/\/training\/sessions\/[\w-]+/g);
    const dates = await nextDates();
    expect(dates?.length).toBeGreaterThan(1);
    await site.stopDatabase();
    for (const path of [
      '/',
      '/help',
      '/help/someone-i-know',
      '/help/i-work-with-people',
      '/report',
      '/hate-crime',
    ]) {
      const answer = await fetch(site.url + path);
      expect([path, answer.status]).toEqual([path, 200]);
      expect(visibleWords(await answer.text())).toContain('0800 011 3764');
    }
    expect(await nextDates()).toEqual(dates);
    const training = await fetch(`${site.url}/training`);
    expect(training.status).toBe(503);
    const words = visibleWords(await training.text());
    expect(words).toContain('not available just now');
    expect(words).toContain('999');
    expect((await fetch(`${site.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${site.url}/health/ready`)).status).toBe(503);
  });
});

describe('stopping', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('on %s ends well and takes the database along', async (signal) => {
    const site = await start();
    const database = site.databasePid();
    expect(isRunning(database)).toBe(true);
    expect(await site.end(signal)).toEqual({ code: 0, signal: null });
    expect(isRunning(database)).toBe(false);
  });

  it('by kill -9 leaves no database process behind, and the next start needs no repair or build', async () => {
    // From nothing, with all that makes a database last.
    const first = keep(await startSite());
    const database = first.databasePid();
    await first.end('SIGKILL');
    await untilGone(database);
    const second = keep(await startSite({ dataFolder: first.dataFolder }));
    expect((await fetch(`${second.url}/health/ready`)).status).toBe(200);
    expect(second.output()).not.toContain('The database folder is made');
    expect(second.output()).toContain('The site is built already');
  });
});

it('a second start in the same folder says that Concord is already running there', async () => {
  const site = await start();
  const second = await failedStart({ CONCORD_DATA: site.dataFolder, PORT: '4999' });
  expect(second.code).toBe(1);
  expect(second.output.trim().split('\n').at(-1)).toBe(`Concord is already running in ${site.dataFolder}.`);
});

it.each([
  ['a setting that is wrong', 'PORT', { PORT: 'four' }],
  [
    'a database that is not there',
    'DATABASE_URL',
    {
      DATABASE_URL: 'postgres://concord@127.0.0.1:1/concord',
      PUBLIC_URL: 'https://concord.example',
      CONCORD_SECRET: 'a secret of more than thirty-two characters',
    },
  ],
])('%s stops the start, and its last words are one sentence that names %s', async (_what, name, env) => {
  const { code, output } = await failedStart(env);
  const last = output.trim().split('\n').at(-1);
  expect(code).toBe(1);
  expect(last).toMatch(new RegExp(`\\b${name}\\b.*\\.$`));
  expect(output).not.toMatch(/^\s+at /m);
});
