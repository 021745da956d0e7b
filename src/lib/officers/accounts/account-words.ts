import type { AreaKind } from '#db/schema/areas.ts';
import { date } from '#lib/dates.ts';
import type { AccountState } from './account-state.ts';
import type { Within } from './effective-access.ts';
import type { Factors } from './factors.ts';
import type { GrantState, PersonGrant } from './grants.ts';

type Tone = 'plain' | 'warm' | 'grey' | 'error';

/** How the state of an account is shown. */
export const stateWords: Readonly<Record<AccountState, { text: string; tone: Tone }>> = {
  active: { text: 'Active', tone: 'plain' },
  invited: { text: 'Invited', tone: 'warm' },
  dormant: { text: 'Dormant', tone: 'warm' },
  closed: { text: 'Closed', tone: 'grey' },
};

/** How the state of a role is shown. */
export const grantWords: Readonly<Record<GrantState, { text: string; tone: Tone }>> = {
  present: { text: 'Holds', tone: 'plain' },
  coming: { text: 'To come', tone: 'warm' },
  ended: { text: 'Ended', tone: 'grey' },
  'taken away': { text: 'Ended early', tone: 'grey' },
};

/** "Eastern region", "Bedfordshire" */
export const areaWords = ({ areaName, areaKind }: Pick<PersonGrant, 'areaName' | 'areaKind'>): string =>
  areaKind === 'region' ? `${areaName} region` : areaName;

/** "from 3 December 2026 to 1 March 2027" */
export const periodOf = ({ startsOn, endsOn }: Pick<PersonGrant, 'startsOn' | 'endsOn'>): string =>
  endsOn ? `from ${date(startsOn)} to ${date(endsOn)}` : `from ${date(startsOn)}, with no last day`;

/** "given by Ruth Abelman" */
export function givenBy({ source, grantedByName }: Pick<PersonGrant, 'source' | 'grantedByName'>): string {
  if (source === 'directory') return 'given by the force directory';
  return grantedByName ? `given by ${grantedByName}` : 'given when the system was started';
}

const plural: Readonly<Record<AreaKind, [one: string, many: string]>> = {
  region: ['region', 'regions'],
  force: ['force', 'forces'],
  county: ['county', 'counties'],
  district: ['district', 'districts'],
  neighbourhood: ['neighbourhood', 'neighbourhoods'],
  ward: ['ward', 'wards'],
};

/** "with its 6 forces and 45 districts"; empty where nothing lies within. */
export function withinWords(within: Within | undefined): string {
  const parts = Object.entries(plural).flatMap(([kind, [one, many]]) => {
    const count = within?.[kind as AreaKind] ?? 0;
    return count > 0 ? [`${count} ${count === 1 ? one : many}`] : [];
  });
  return parts.length > 0 ? `with its ${parts.join(' and ')}` : '';
}

/** By which means somebody signs in: "Password", "2 passkeys", "Authenticator app". */
export function factorWords(factors: Factors): string[] {
  const { hasPassword, passkeys, hasApp, recoveryCodes, hasDirectory } = factors;
  return [
    ...(hasPassword ? ['Password'] : []),
    ...(passkeys > 0 ? [passkeys === 1 ? '1 passkey' : `${passkeys} passkeys`] : []),
    ...(hasApp ? ['Authenticator app'] : []),
    ...(recoveryCodes > 0
      ? [recoveryCodes === 1 ? '1 recovery code' : `${recoveryCodes} recovery codes`]
      : []),
    ...(hasDirectory ? ['Single sign-on'] : []),
  ];
}
