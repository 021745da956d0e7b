import * as client from 'openid-client';
import {
  ClientSecretBasic,
  ClientSecretPost,
  type ClientAuth,
  type Configuration,
  discovery,
  enableNonRepudiationChecks,
} from 'openid-client';

/** How the provider of the force's sign-in knows us. */
export type ProviderSettings = { issuer: URL; clientId: string; clientSecret: string };

/** After so many seconds without an answer the provider counts as down. */
const patienceSeconds = 5;

/** What the provider says of itself is asked for again after so many minutes. */
const freshMinutes = 15;

type Kept = { configuration: Configuration; askedAt: Temporal.Instant };

const kept = new Map<string, Kept>();

/**
 * The provider as it describes itself, with its keys; asked for once and again when that has grown old.
 *
 * @throws when it cannot be reached, or is another than was configured
 */
export async function theProvider(settings: ProviderSettings, now: Temporal.Instant): Promise<Configuration> {
  const { issuer, clientId, clientSecret } = settings;
  const key = [issuer.href, clientId, clientSecret].join(' ');
  const known = kept.get(key);
  if (known && now.since(known.askedAt).total('minutes') < freshMinutes) return known.configuration;
  const configuration = await discover(settings);
  kept.set(key, { configuration, askedAt: now });
  return configuration;
}

async function discover({ issuer, clientId, clientSecret }: ProviderSettings): Promise<Configuration> {
  // The environment lets an address without TLS through only when it is on this machine.
  const plain = issuer.protocol === 'http:' ? [withoutTls] : [];
  const configuration = await discovery(issuer, clientId, clientSecret, secretOf(clientSecret), {
    timeout: patienceSeconds,
    // Without this the signature of an identity that comes straight from the provider is not looked at.
    execute: [...plain, enableNonRepudiationChecks],
  });
  // Microsoft's address for every organisation at once names itself with a placeholder.
  if (configuration.serverMetadata().issuer.includes('{'))
    throw new Error('The provider speaks for more than one organisation.');
  return configuration;
}

// Upstream marks it as deprecated so that it is seen wherever it is used; it is not going away.
const withoutTls = (client as Record<string, unknown>)['allowInsecureRequests'] as (
  provider: Configuration,
) => void;

const secretOf = (clientSecret: string): ClientAuth => {
  const inBody = ClientSecretPost(clientSecret);
  const inHeader = ClientSecretBasic(clientSecret);
  // A provider that does not say how it wants the secret wants it in the header (OpenID Connect Discovery 1.0).
  return (server, ...rest) =>
    server.token_endpoint_auth_methods_supported?.includes('client_secret_post')
      ? inBody(server, ...rest)
      : inHeader(server, ...rest);
};
