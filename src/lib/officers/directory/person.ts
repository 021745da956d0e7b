type Claims = Readonly<Record<string, unknown>>;

/** Somebody as the force's directory describes them at a sign-in. */
export type DirectoryPerson = {
  issuer: string;
  /** Who they are at that issuer, for good: names and addresses change, and are given to others. */
  subject: string;
  name: string;
  /** Their address, where the directory vouches that it is theirs. */
  email: string | null;
  /** The groups they are in; null when there are more than the directory sends. */
  groups: readonly string[] | null;
  /** Whether the directory says that it asked for a second factor. */
  hasSecondFactor: boolean;
};

/**
 * Reads what the directory says about somebody.
 *
 * @param claims the signed identity
 * @param profile the same, or what the provider tells on request where the identity holds no address
 */
export function readPerson(claims: Claims, profile: Claims, groupsClaim: string): DirectoryPerson {
  const email = vouchedEmail(profile);
  const subject = String(claims['sub']);
  return {
    issuer: String(claims['iss']),
    subject,
    name: text(profile['name']) ?? text(claims['name']) ?? email ?? subject,
    email,
    groups: groupsOf({ ...profile, ...claims }, groupsClaim),
    hasSecondFactor: list(claims['amr']).includes('mfa'),
  };
}

// Microsoft sends no `email_verified`. Its `xms_edov` says that the domain of the address belongs to the owner
// of the account, without which anybody can write any address into an account of their own. It arrives as a
// boolean or as 1.
function vouchedEmail({ email, email_verified, xms_edov }: Claims): string | null {
  const isVouched = email_verified === true || [true, 1, '1', 'true'].includes(xms_edov as string);
  // A directory that says no is believed, whatever else it says.
  return isVouched && email_verified !== false ? (text(email)?.toLowerCase() ?? null) : null;
}

// Past 200 groups Microsoft sends only where to ask for them.
function groupsOf(claims: Claims, groupsClaim: string): readonly string[] | null {
  const elsewhere = claims['_claim_names'];
  const isElsewhere = typeof elsewhere === 'object' && elsewhere !== null && groupsClaim in elsewhere;
  if (claims[groupsClaim] === undefined && (isElsewhere || claims['hasgroups'] !== undefined)) return null;
  return list(claims[groupsClaim]);
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

const list = (value: unknown): string[] =>
  [value].flat().filter((each): each is string => typeof each === 'string' && each !== '');
