import { parseArgs } from 'node:util';
import { openBrowser } from './browser.ts';
import { measureBookings } from './bookings.ts';
import { measureBoundaries } from './boundaries.ts';
import { measureCalendar } from './calendar.ts';
import { measureCertificates } from './certificates.ts';
import { measureCheckIn } from './check-in.ts';
import { measureCoverage } from './coverage.ts';
import { measureCoverageHeat } from './coverage-heat.ts';
import { measureFeeds } from './feeds.ts';
import { type Cost, measureGuard } from './guard.ts';
import { measureImport } from './imports.ts';
import { measureLog } from './log.ts';
import { scoresOf } from './lighthouse.ts';
import { measureMerge } from './merge.ts';
import { measureNewsletterLists } from './newsletter-lists.ts';
import { measureNewsletters } from './newsletters.ts';
import { measurePage } from './pages.ts';
import { measureMap } from './map.ts';
import { memoryOf, pinMyself, tells } from './processor.ts';
import { measurePostcodes } from './postcodes.ts';
import { printProfile } from './profile.ts';
import { measureSearch } from './search.ts';
import { measureSignIn } from './sign-in.ts';
import { measureSubscriberLists } from './subscriber-lists.ts';
import { measureSurge } from './surge.ts';
import { factRow, heading, rateRow, shown, table } from './table.ts';
import { firstVisit } from './visits.ts';
import { measureTensionDashboard } from './tension-dashboard.ts';
import { measureTensionSummary } from './tension-summary.ts';
import { measureToday } from './today.ts';
import { warmStart } from './warm-start.ts';
import { freePort, openWorld, type World } from './world.ts';

// `npm run bench`: nothing here passes or fails; it prints what this machine shows today.
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', multiple: true },
    profile: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);

const spreads = {
  'one hot session': { sessions: 1, bookings: 900 },
  '200 sessions': { sessions: 200, bookings: 2_000 },
};

type Part = (world: World, pages: string[]) => Promise<string[][]>;

const parts: Record<string, Part> = {
  visits: async ({ site, folder }, pages) => {
    const port = await freePort();
    const browser = await openBrowser(port, folder);
    const rows: string[][] = [];
    for (const path of pages) {
      const { requests, kilobytes } = await firstVisit(browser, site.url + path);
      rows.push(factRow(`first visit to ${path}`, `${shown(kilobytes)} KB, ${requests} requests`));
      const { performance, accessibility, practices, seo, lcp } = await scoresOf(site.url + path, port);
      const scores = [performance, accessibility, practices, seo].join(' ');
      rows.push(factRow(`Lighthouse of ${path}`, `${scores}, LCP ${shown(lcp)} s`));
    }
    await browser.close();
    return rows;
  },
  pages: async (world, pages) => {
    const rows: string[][] = [];
    for (const path of pages) {
      const { ours, bare } = await measurePage(world, path, rounds);
      rows.push(rateRow(path, ours, bare));
    }
    return rows;
  },
  bookings: async (world) => {
    const rows: string[][] = [];
    for (const [name, spread] of Object.entries(spreads)) {
      const { bare, verb, form } = await measureBookings(world, spread, rounds);
      rows.push(rateRow(`booking form, ${name}`, form, bare), rateRow(`booking verb, ${name}`, verb, bare));
    }
    return rows;
  },
  'check-in': async (world) => {
    const rows: string[][] = [];
    for (const spread of [
      { sessions: 10, people: 20 },
      { sessions: 1, people: 200 },
      { sessions: 4, people: 200 },
    ]) {
      const { bare, verb, form } = await measureCheckIn(world, rounds, spread);
      const name = `${spread.people} people at each of ${spread.sessions}`;
      rows.push(rateRow(`check-in form, ${name}`, form, bare), rateRow(`check-in verb, ${name}`, verb, bare));
    }
    return rows;
  },
  guard: async (world) => {
    const { plain, guarded } = await measureGuard(world, rounds);
    const beyond = (of: (cost: Cost) => number) => shown(of(guarded) - of(plain));
    const milliseconds = (cost: Cost) => cost.milliseconds;
    const processor = `${beyond((cost) => cost.ours)} µs ours, ${beyond((cost) => cost.database)} µs database`;
    const words = `${beyond(milliseconds)} ms (${shown(plain.milliseconds)} to ${shown(guarded.milliseconds)} ms), ${processor}`;
    return [factRow('guard and access log, a request', words)];
  },
  'sign-in': async (world) => {
    const { known, unknown, more } = await measureSignIn(world);
    const words = `${shown(known)} ms with an account, ${shown(unknown)} ms without, ${more.toFixed(1)} ms apart pair by pair`;
    return [factRow('wrong password, in the middle', words)];
  },
  certificates: () => measureCertificates(1000),
  coverage: (world) => measureCoverage(world),
  map: (world) => measureMap(world, rounds),
  'coverage-heat': (world) => measureCoverageHeat(world),
  boundaries: ({ databaseUrl }) => measureBoundaries(databaseUrl),
  postcodes: (world) => measurePostcodes(world),
  merge: (world) => measureMerge(world),
  import: (world) => measureImport(world),
  search: (world) => measureSearch(world),
  'tension-dashboard': (world) => measureTensionDashboard(world),
  'tension-summary': (world) => measureTensionSummary(world),
  today: (world) => measureToday(world),
  calendar: (world) => measureCalendar(world),
  surge: (world) => measureSurge(world, rounds),
  feeds: (world) => measureFeeds(world),
  newsletters: (world) => measureNewsletters(world),
  'subscriber-lists': (world) => measureSubscriberLists(world),
  'newsletter-lists': (world) => measureNewsletterLists(world),
  // Last: it leaves a million entries behind.
  log: ({ databaseUrl }) => measureLog(databaseUrl, rounds),
};

// Before anything is pinned: what starts here would be kept on our core.
const starts = values.only ? [] : await startRow();
const profiling = values.profile ? ['--cpu-prof', '--cpu-prof-name=site.cpuprofile'] : [];
const world = await openWorld(profiling);
try {
  pinMyself(1);
  const pages = ['/', '/training', `/training/sessions/${world.session}`];
  const memory = () => `${Math.round(memoryOf(world.site.pid).now)} MB`;
  const rows = [...starts, factRow('memory before load', memory())];
  for (const [name, part] of Object.entries(parts)) {
    if (!values.only || values.only.includes(name)) rows.push(...(await part(world, pages)));
  }
  rows.push(factRow('memory after load', memory()));
  console.log(table(heading, rows));
  if (!tells)
    console.log('This system does not pin processes or tell what they use: memory and µs are not known.');
  if (values.profile) await printProfile(world);
} finally {
  await world.stop();
}

async function startRow(): Promise<string[][]> {
  const { home, training } = await warmStart();
  const words = `${Math.round(home)} ms to /, ${Math.round(training)} ms to /training`;
  return [factRow('warm second start', words)];
}
