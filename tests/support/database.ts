import { randomUUID } from 'node:crypto';
import { inject, test as plain } from 'vitest';
import { connect, type Connection, type Db } from '#db/client.ts';
import { shapesKept } from '#lib/areas/boundaries/shapes-kept.ts';

type Clone = {
  url: string;
  ownerUrl: string;
  open: (options?: Parameters<typeof connect>[1] & { url?: string }) => Connection;
  drop: () => Promise<void>;
};

type Fixtures = {
  /** This file's own copy of the migrated, seeded database. */
  fileDatabase: Connection;
  /** A transaction on it that is rolled back after the test. */
  db: Db;
  /** Opens connections to a copy that is this test's alone: for races, and for code that commits. */
  aConnection: (options?: Parameters<typeof connect>[1]) => Connection;
  /** The same copy for its owner, who may do what the site may not: for tampering. */
  anOwner: (options?: Parameters<typeof connect>[1]) => Connection;
  /** The address of that same copy, for programs that connect by themselves. */
  ownUrl: string;
  ownDatabase: Clone;
};

class RolledBack extends Error {}

/**
 * `test` for everything that touches PostgreSQL: ask for `db`, or for `aConnection` where commits matter. Both
 * have the rights of the site, so that what it may not do is refused here too.
 */
export const test = plain.extend<Fixtures>({
  fileDatabase: [
    // Vitest reads which fixtures this one needs from its first parameter, so it must be written out.

    async ({}, use) => {
      const clone = await cloneTemplate();
      const connection = clone.open({ max: 4 });
      await use(connection);
      await clone.drop();
    },
    { scope: 'file', auto: true },
  ],
  db: async ({ fileDatabase }, use) => {
    const rollBack = fileDatabase.db.transaction(async (transaction) => {
      await use(transaction);
      throw new RolledBack();
    });
    await rollBack.catch((error: unknown) => {
      if (!(error instanceof RolledBack)) throw error;
    });
  },

  ownDatabase: async ({}, use) => {
    const clone = await cloneTemplate();
    await use(clone);
    await clone.drop();
  },
  aConnection: async ({ ownDatabase }, use) => use(ownDatabase.open),
  anOwner: async ({ ownDatabase }, use) =>
    use((options) => ownDatabase.open({ ...options, url: ownDatabase.ownerUrl })),
  ownUrl: async ({ ownDatabase }, use) => use(ownDatabase.url),
});

export const it = test;

async function cloneTemplate(): Promise<Clone> {
  // Another copy has other boundaries under the same ids.
  shapesKept.forget();
  const templateUrl = new URL(inject('templateUrl'));
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const template = templateUrl.pathname.slice(1);
  await asAdmin(
    async ({ sql }) => sql`create database ${sql(name)} template ${sql(template)} strategy file_copy`,
  );
  const url = addressOf(name, inject('applicationUrl'));
  const ownerUrl = addressOf(name);
  const opened: Connection[] = [];
  const open: Clone['open'] = (options = {}) => {
    const connection = connect(options.url ?? url, options);
    opened.push(connection);
    return connection;
  };
  const drop = async () => {
    await Promise.all(opened.map((connection) => connection.close()));
    await asAdmin(async ({ sql }) => sql`drop database ${sql(name)} with (force)`);
  };
  return { url, ownerUrl, open, drop };
}

async function asAdmin(work: (admin: Connection) => Promise<unknown>): Promise<void> {
  const admin = connect(addressOf('postgres'), { max: 1 });
  try {
    await work(admin);
  } finally {
    await admin.close();
  }
}

function addressOf(database: string, server = inject('templateUrl')): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
