import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { aSigningKey, type SigningKey } from './signing-key.ts';

/** Somebody of the directory: what it says of them, as Microsoft Entra ID does unless told otherwise. */
export type DirectoryAccount = {
  sub: string;
  name?: string;
  email?: string;
  email_verified?: boolean;
  xms_edov?: boolean | number | string;
  groups?: string[];
  amr?: string[];
  _claim_names?: Record<string, string>;
};

type Behaviour = {
  /** Tells the address of somebody only when it is asked for, not in the signed identity. */
  tellsOnRequest?: boolean;
  /** What it says, and signs, instead of what it should. */
  says?: (claims: Record<string, unknown>) => object;
  /** What it sends instead of the identity that it signed. */
  forges?: (token: string, clientSecret: string) => string;
  /** Shows keys that it does not sign with. */
  showsOtherKeys?: boolean;
  /** The addresses to which it sends people back; more may be added while it runs. */
  returnTo: string[];
};

export type RunningProvider = {
  issuer: URL;
  clientId: string;
  clientSecret: string;
  /** Who sits at the browser. */
  somebody(account: DirectoryAccount): void;
  /** Whoever sits at the browser says no. */
  nobody(): void;
  /** Goes where a browser would from the address of a question, and stops at ours. */
  answer(question: URL): Promise<URL>;
  /** How often it was asked to describe itself. */
  described(): number;
  stop(): Promise<void>;
};

const shortLived = { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, AuthorizationCode: 60 };
// Making them takes longer than all the rest.
const keys = Promise.all([aSigningKey(), aSigningKey()]);
const clientId = 'concord';
const clientSecret = 'a secret that only the directory and we know';

/** Starts a real OpenID provider on a port of its own. */
export async function startProvider(behaviour: Behaviour): Promise<RunningProvider> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  let account: DirectoryAccount | null = null;
  let described = 0;
  const [ours, others] = await keys;
  const provider = makeProvider(issuer, { ...behaviour, key: ours }, () => account);
  const answerProtocol = provider.callback();
  server.on('request', (req: IncomingMessage, res: ServerResponse) => {
    const { pathname } = new URL(req.url ?? '/', issuer);
    if (pathname.startsWith('/.well-known/')) described += 1;
    if (pathname.startsWith('/interaction/')) return void interact(provider, req, res, account);
    if (pathname === '/jwks' && behaviour.showsOtherKeys)
      return void res.end(JSON.stringify({ keys: [others.jwk] }));
    return void answerProtocol(req, res);
  });
  return {
    issuer,
    clientId,
    clientSecret,
    somebody: (given) => (account = given),
    nobody: () => (account = null),
    answer: (question) => walk(question, issuer),
    described: () => described,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function makeProvider(
  issuer: URL,
  behaviour: Behaviour & { key: SigningKey },
  whoIsThere: () => DirectoryAccount | null,
): Provider {
  const provider = new Provider(issuer.origin, {
    clients: [
      { client_id: clientId, client_secret: clientSecret, redirect_uris: ['https://concord.example/unused'] },
    ],
    cookies: { keys: ['a key for the cookies of the directory'] },
    claims: {
      openid: ['sub', 'groups', 'amr', '_claim_names'],
      profile: ['name'],
      email: ['email', 'email_verified', 'xms_edov'],
    },
    jwks: { keys: [behaviour.key.jwk as never] },
    conformIdTokenClaims: behaviour.tellsOnRequest ?? false,
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    ttl: { ...shortLived, IdToken: 600 },
    findAccount: (_ctx, sub) => ({
      accountId: sub,
      claims: () => ({ ...whoIsThere(), sub }),
    }),
    // Whoever signs in has agreed already: a force decides for its people.
    loadExistingGrant: async (ctx) => {
      const { client, session } = ctx.oidc;
      const grant = new ctx.oidc.provider.Grant({
        clientId: client!.clientId,
        accountId: session!.accountId!,
      });
      grant.addOIDCScope('openid profile email');
      await grant.save();
      return grant;
    },
  });
  provider.Client.prototype.redirectUriAllowed = (address) => behaviour.returnTo.includes(address);
  const { says, forges, key } = behaviour;
  provider.use(async (ctx, next) => {
    await next();
    const answer = ctx.body as { id_token?: string } | undefined;
    if (says && answer?.id_token)
      ctx.body = { ...answer, id_token: await key.signAgain(answer.id_token, says) };
    if (forges && answer?.id_token) ctx.body = { ...answer, id_token: forges(answer.id_token, clientSecret) };
  });
  return provider;
}

async function interact(
  provider: Provider,
  req: IncomingMessage,
  res: ServerResponse,
  account: DirectoryAccount | null,
): Promise<void> {
  const result = account
    ? { login: { accountId: account.sub, ...(account.amr && { amr: account.amr }) } }
    : { error: 'access_denied', error_description: 'They said no' };
  await provider.interactionFinished(req, res, result, { mergeWithLastSubmission: false });
}

// Each walk is another browser: it begins without the cookies of the directory.
async function walk(question: URL, issuer: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  let address = question;
  for (let steps = 0; steps < 10 && address.origin === issuer.origin; steps += 1) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, { redirect: 'manual', headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (!location) throw new Error(`The directory stopped with ${answer.status}: ${await answer.text()}`);
    address = new URL(location, address);
  }
  return address;
}
