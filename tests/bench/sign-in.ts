import { connect } from '#db/client.ts';
import { aNewAccount } from '../support/account.ts';
import { formClient } from '../support/form-client.ts';
import type { World } from './world.ts';

// An account takes ten wrong passwords before it asks to wait.
const triesEach = 8;
const accounts = 20;

type Kind = 'known' | 'unknown';

/**
 * How long the answer to a wrong password takes, in milliseconds in the middle, with an account and without, and by
 * how much more it took with one than without, right after one another.
 */
export async function measureSignIn({ databaseUrl, site }: World): Promise<Record<Kind | 'more', number>> {
  const { db, close } = connect(databaseUrl, { max: 2 });
  const { post } = formClient(site.url);
  const times: Record<Kind, number[]> = { known: [], unknown: [] };
  for (let count = 0; count < accounts; count++) {
    const { email } = await aNewAccount(db);
    const emails: Record<Kind, string> = { known: email, unknown: `${crypto.randomUUID()}@police.example` };
    for (let tried = 0; tried < triesEach; tried++) {
      // In turn, and each as often first as second.
      const order: Kind[] = tried % 2 === 0 ? ['known', 'unknown'] : ['unknown', 'known'];
      for (const kind of order) times[kind].push(await timeOf(post, emails[kind]));
    }
  }
  await close();
  const more = times.known.map((time, pair) => time - times.unknown[pair]!);
  return { known: middle(times.known), unknown: middle(times.unknown), more: middle(more) };
}

async function timeOf(post: ReturnType<typeof formClient>['post'], email: string): Promise<number> {
  const began = performance.now();
  const { status } = await post('/sign-in', { email, password: 'not the password of anybody' });
  if (status !== 422) throw new Error(`A wrong password was answered with ${status}.`);
  return performance.now() - began;
}

const middle = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
