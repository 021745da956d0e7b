import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import type { Db } from '#db/client.ts';
import { type Role, roles } from '#db/schema/officers.ts';
import type { Officer } from '#lib/actor.ts';
import { type Ability, abilities } from '#lib/officers/can.ts';
import { mayReach, staffPages } from '#lib/officers/staff-pages.ts';
import { it } from '../../support/database.ts';
import { anOfficer } from '../../support/makers.ts';
import { patternOf } from '../../support/sources.ts';
import { resourcePagesInNoArea } from './resource-records.ts';
import { paramsFor, permissionWorld, type Relation, relations, type World } from './permission-world.ts';
import { localsFor, visit } from './visit.ts';

type Endpoint = (context: unknown) => Promise<Response>;
type Module = { default?: Parameters<typeof visit>[0]; GET?: Endpoint; POST?: Endpoint };

const modules = import.meta.glob<Module>('../../../src/pages/staff/**/[!_]*.{astro,ts}');
// The parts that developers look at are there in the demonstration only.
const pages = Object.entries(modules)
  .filter(([file]) => !/\/_/.test(file) && !file.endsWith('/ui.astro'))
  .map(([file, load]) => ({ pattern: patternOf(file), load }));

const inNoArea = new Set<string>([
  ...resourcePagesInNoArea,
  '/staff/training/courses/[id]',
  '/staff/training/courses/[id]/retire',
  '/staff/training/courses/[id]/use',
  '/staff/training/courses/[id]/versions/[number]',
  '/staff/admin/jobs/[job]',
  '/staff/enquiries/templates/[id]',
  '/staff/newsletters/[id]',
  '/staff/newsletters/[id]/approve',
  '/staff/newsletters/[id]/discard',
  '/staff/newsletters/[id]/edit',
  '/staff/newsletters/[id]/html',
  '/staff/newsletters/[id]/people',
  '/staff/newsletters/[id]/send',
  '/staff/newsletters/[id]/test',
  '/staff/newsletters/subscribers/import/[id]',
  '/staff/newsletters/subscribers/import/[id]/rows.csv',
  '/staff/newsletters/subscribers/import/[id]/undo',
  '/staff/admin/mail/[id]/lift',
  '/staff/admin/mail/aside/[id]',
  '/staff/admin/vocabularies/[list]',
  '/staff/admin/vocabularies/[list]/[code]',
  '/staff/admin/vocabularies/tension-scale/[level]',
  '/staff/admin/boundaries/[layer]',
  '/staff/admin/boundaries/uploads/[upload]',
]);
// A file of certificates, a saved search and the address of a calendar are for whoever made them: here somebody else did.
const ofSomebodyElse =
  /^\/staff\/(?:training\/certificates\/batches\/|search\/saved\/\[id\]\/delete|calendar\/feeds\/\[id\])/;
// A session for the region is read by its forces. What they may do to it, nobody gains from below.
const readsUp = new Set(['/staff/training/sessions/[id]', '/staff/search/saved/[id]', '/staff/events/[id]']);
// Who may send the form of a page, where that is not whoever may see it.
const sends: Record<string, Ability> = {
  '/staff/engagements/[id]': 'logEngagement',
  '/staff/events/[id]': 'manageEvents',
  '/staff/briefings/[id]': 'tickTask',
  '/staff/impact/surges/[id]': 'workSurge',
  '/staff/engagements/follow-ups': 'logEngagement',
  '/staff/engagements/planned/[id]': 'logEngagement',
  '/staff/promises/feedback/[id]': 'approveFeedback',
  '/staff/tension/observations/[id]': 'triageObservation',
  '/staff/tension/returns': 'chaseReturns',
  '/staff/admin/overrides': 'reviewOverrides',
  '/staff/resources/[id]': 'writeResources',
  '/staff/newsletters/[id]': 'sendNewsletter',
  '/staff/impact/[id]': 'writeImpact',
  '/staff/impact/[id]/actions': 'writeImpact',
  '/staff/impact/[id]/consultation': 'writeImpact',
  '/staff/campaigns/[id]/versions': 'writeCampaign',
  '/staff/outbox/[id]': 'sendAgain',
  '/staff/admin/mail/aside/[id]': 'liftSuppression',
  '/staff/admin/mail/thresholds': 'manageSettings',
  '/staff/exports/[id]': 'approveExport',
  '/staff/admin/jobs': 'retryJobs',
  '/staff/training/coverage/[institution]': 'recordDuty',
};

type Case = { role: Role; relation: Relation; method: 'GET' | 'POST'; officer: Officer; isAllowed: boolean };

function isAllowed(
  pattern: string,
  { role, relation, method }: Omit<Case, 'officer' | 'isAllowed'>,
): boolean {
  const asked = method === 'POST' ? (sends[pattern] ?? staffPages[pattern]) : staffPages[pattern];
  if (!asked || asked === 'signed in') return asked === 'signed in';
  if (!(abilities[asked] as readonly Role[]).includes(role)) return false;
  if (ofSomebodyElse.test(pattern)) return false;
  if (!pattern.includes('[') || inNoArea.has(pattern)) return true;
  // A data protection officer reads the whole log.
  if (pattern === '/staff/admin/access-log/[id]' && role === 'dpo') return relation !== 'nowhere';
  const isRead = method === 'GET' || !Object.hasOwn(sends, pattern);
  return (
    relation === 'own' || relation === 'within' || (relation === 'above' && isRead && readsUp.has(pattern))
  );
}

const everyRelation = [...Object.keys(relations), 'nowhere'] as Relation[];

const casesOf = (pattern: string, { officers }: World, methods: Case['method'][]): Case[] =>
  roles.flatMap((role) =>
    everyRelation.flatMap((relation) =>
      methods.map((method) => {
        const one = { role, relation, method };
        return { ...one, officer: officers[role], isAllowed: isAllowed(pattern, one) };
      }),
    ),
  );

// What forms under /staff ask for, more or less: enough to do harm if it were let through.
const form = {
  reason: 'The booker asked us to do this.',
  do: 'lift',
  done: 'retired',
  override: '00000000-0000-4000-8000-000000000000',
};

class Undone extends Error {}

/** What a page answers; what it changed is undone. */
async function ask(page: Module, pattern: string, world: World, one: Case, db: Db) {
  if (!mayReach(one.officer, pattern)) return { status: 404, html: '' };
  const params = paramsFor(pattern, world, one.relation) ?? {};
  if (!page.default)
    return askEndpoint(page[one.method]!, { locals: withTiles(localsFor(db, one.officer)), params }, one);
  return visit(page.default, db, one.officer, { params, ...(one.method === 'POST' && { form }) });
}

// Any file will do for tiles: who may read it is what matters here.
const withTiles = ({ environment, ...locals }: ReturnType<typeof localsFor>) => ({
  ...locals,
  environment: { ...environment, mapTilesPath: fileURLToPath(import.meta.url) },
});

async function askEndpoint(endpoint: Endpoint, page: object, { method }: Case) {
  const url = new URL('http://localhost:4321/');
  const request = new Request(url, { method, ...(method === 'POST' && { body: '{}' }) });
  const answer = await endpoint({ ...page, url, request });
  return { status: answer.status, html: await answer.text() };
}

const methodsOf = (module: Module): Case['method'][] =>
  (['GET', 'POST'] as const).filter((method) => module.default || module[method]);

async function undone<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  let answer: T | undefined;
  const rollBack = db.transaction(async (tx) => {
    answer = await work(tx);
    throw new Undone();
  });
  await rollBack.catch((error: unknown) => {
    if (!(error instanceof Undone)) throw error;
  });
  return answer!;
}

it('is not there for an officer without a role, wherever they look', async ({ db }) => {
  const nobody = { ...(await anOfficer(db)), grants: [] };
  expect(pages.filter(({ pattern }) => mayReach(nobody, pattern))).toEqual([]);
});

let made: Promise<World> | undefined;

describe.each(pages)('$pattern', ({ pattern, load }) => {
  it('opens for the roles that may, where they may, and is not there for anybody else', async ({
    fileDatabase: { db },
  }) => {
    const world = await (made ??= permissionWorld(db));
    const page = await load();
    const cases = casesOf(pattern, world, methodsOf(page));
    const refusing = async (tx: Db) => {
      for (const one of cases.filter(({ isAllowed: may }) => !may)) {
        const { status, html } = await ask(page, pattern, world, one, tx);
        expect([one.role, one.relation, one.method, status, html]).toEqual([
          ...[one.role, one.relation, one.method],
          404,
          '',
        ]);
      }
    };
    // Whoever may not do it changes nothing: the database itself would refuse to write here.
    await db.transaction(refusing, { accessMode: 'read only' });
    for (const one of cases.filter(({ isAllowed: may }) => may)) {
      const { status } = await undone(db, (tx) => ask(page, pattern, world, one, tx));
      const good = one.method === 'GET' ? [200, 303] : [200, 303, 400, 409, 422];
      expect([one.role, one.relation, one.method, good]).toEqual([
        ...[one.role, one.relation, one.method],
        expect.arrayContaining([status]),
      ]);
    }
  });
});
