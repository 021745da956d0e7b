import { z } from 'astro/zod';

const isOurMachine = ({ hostname }: URL) => hostname === 'localhost' || hostname === '127.0.0.1';

const isSafe = (text: string) => {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && isOurMachine(url));
};

// Under these names Microsoft lets in the accounts of every organisation there is.
const ofOneOrganisation = (text: string) =>
  !/^https:\/\/login\.microsoftonline\.[a-z.]+\/(common|organizations|consumers)(\/|$)/i.test(text);

/** What single sign-on needs to be told: the first three together, or none of them. */
export const singleSignOnVariables = {
  OIDC_ISSUER: z
    .string()
    .refine(isSafe, { error: 'must be an address that begins with https://' })
    .refine(ofOneOrganisation, { error: 'must name the tenant of one organisation' })
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_LABEL: z.string().max(60, { error: 'must have 60 characters or fewer' }).default('your force account'),
  OIDC_GROUPS_CLAIM: z.string().default('groups'),
  OIDC_SECOND_FACTOR: z.enum(['ours', 'directory'], { error: 'must be ours or directory' }).default('ours'),
};

type Values = z.infer<z.ZodObject<typeof singleSignOnVariables>>;
type Complaints = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void };

const together = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** Complains of what is missing where single sign-on was begun. */
export function asksForTheRest(values: Values, complaints: Complaints): void {
  const given = together.find((name) => values[name] !== undefined);
  const missing = together.find((name) => values[name] === undefined);
  if (given && missing)
    complaints.addIssue({ code: 'custom', path: [missing], message: `must be set when ${given} is` });
}

/** The settings of single sign-on; null where it is not used. */
export function readSingleSignOn(values: Values) {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer || !clientId || !clientSecret) return null;
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret,
    label: values.OIDC_LABEL,
    groupsClaim: values.OIDC_GROUPS_CLAIM,
    asksSecondFactor: values.OIDC_SECOND_FACTOR === 'directory',
  };
}
