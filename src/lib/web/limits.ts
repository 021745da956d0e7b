import { createHmac } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { isDatabaseDown } from './database-down.ts';

/** How often one address may send one form. */
export type LimitRule = { times: number; seconds: number };

export type Allowed = { ok: true } | { ok: false; retryAfterSeconds: number };

export type Limits<Form extends string> = {
  /** Counts one sending of a form from an address, and says whether it may go on. */
  allow(form: Form, address: string): Promise<Allowed>;
};

type Queryable = {
  unsafe(
    text: string,
    values: never[],
    options: { prepare: true },
  ): PromiseLike<{ count: number | null } & Iterable<unknown>>;
};

/**
 * Rate limits that every instance shares, in the table `rate_limit`.
 *
 * @param secret keys the hash under which an address is kept, so that the table holds no address
 */
export function rateLimits<Form extends string>(
  sql: Queryable,
  secret: string,
  rules: Record<Form, LimitRule>,
): Limits<Form> {
  const limiters = new Map<string, RateLimiterPostgres>();
  const limiterOf = (form: Form) => {
    const limiter = limiters.get(form) ?? makeLimiter(sql, form, rules[form]);
    limiters.set(form, limiter);
    return limiter;
  };
  const allow = async (form: Form, address: string): Promise<Allowed> => {
    try {
      await limiterOf(form).consume(hashed(address, secret));
      return { ok: true };
    } catch (refusal) {
      // That the database is away is not the sender's fault, and the verb will meet it soon enough.
      if (isDatabaseDown(refusal)) return { ok: true };
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(refusal.msBeforeNext / 1000)) };
    }
  };
  return { allow };
}

function makeLimiter(sql: Queryable, form: string, rule: LimitRule): RateLimiterPostgres {
  const query = async ({ text, values }: { text: string; values: never[] }) => {
    const rows = await sql.unsafe(text, values, { prepare: true });
    return { rows: [...rows], rowCount: rows.count };
  };
  return new RateLimiterPostgres({
    storeClient: { query },
    storeType: 'client',
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix: form,
    points: rule.times,
    duration: rule.seconds,
  });
}

function hashed(address: string, secret: string): string {
  return createHmac('sha256', secret)
    .update(`rate limit ${network(address)}`)
    .digest('base64url');
}

// One household or phone owns a whole IPv6 /64 and can change the rest of the address at will.
function network(address: string): string {
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - left.length - right.length;
  return [...left, ...Array<string>(Math.max(0, zeros)).fill('0'), ...right].slice(0, 4).join(':');
}
