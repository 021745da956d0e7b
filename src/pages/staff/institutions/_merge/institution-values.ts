import { date } from '#lib/dates.ts';
import type { InstitutionField } from '#lib/institutions/merges/fields.ts';
import type { InstitutionSide } from '#lib/institutions/merges/sides.ts';
import { strengthWords } from '#lib/institutions/standing-words.ts';

/** What a record of an institution says of each field that can be chosen; null where it says nothing. */
export function institutionValues({
  institution: one,
  ...side
}: InstitutionSide): Record<InstitutionField, string | null> {
  const { reach, relevance, strength, closedOn } = one;
  return {
    name: one.name,
    type: side.type,
    district: [side.district, side.neighbourhood].filter(Boolean).join(', ') || null,
    postcode: one.postcode,
    urn: one.urn,
    odsCode: one.odsCode,
    charityNumber: one.charityNumber,
    companyNumber: one.companyNumber,
    website: one.website,
    mailbox: one.mailbox,
    telephone: one.telephone,
    hire: one.hiresOutVenue ? (one.hireWords ?? 'It hires out rooms') : null,
    tier: one.tier,
    strength: strength === 0 ? null : `${strength}: ${strengthWords[strength]}`,
    weight: reach === null && relevance === null ? null : `${reach ?? 'none'} and ${relevance ?? 'none'}`,
    closedOn: closedOn && date(closedOn),
    owner: side.owner,
    deputy: side.deputy,
  };
}
