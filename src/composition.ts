import { connect, type Connection } from '#db/client.ts';
import { type Limits, rateLimits } from '#lib/web/limits.ts';
import { readEnvironment, type Environment } from './environment.ts';
import { type LimitedForm, limitedForms } from './limited-forms.ts';

/** Everything the site stands on, put together once a process. */
export type Composition = Connection & { environment: Environment; limits: Limits<LimitedForm> };

let composed: Composition | undefined;

/** The pieces, made with the first request: prerendering has neither database nor environment. */
export function compose(): Composition {
  if (composed) return composed;
  const environment = readEnvironment(process.env);
  const { databaseUrl, databasePool: max, databasePrepare: prepare, secret } = environment;
  const connection = connect(databaseUrl, { max, prepare });
  composed = { ...connection, environment, limits: rateLimits(connection.sql, secret, limitedForms) };
  return composed;
}
