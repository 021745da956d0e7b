import type { InstitutionDetails } from '#lib/institutions/details.ts';

/** A college in Bedford as an officer types it. */
export const details: InstitutionDetails = {
  ...{ name: 'Ousebank College', aliases: ['Bedford Tech'], typeCode: 'college', districtId: null },
  ...{ neighbourhoodId: null, postcode: 'MK40 9EW', urn: '912374', odsCode: null, charityNumber: null },
  ...{ companyNumber: null, website: null, mailbox: null, telephone: null, languages: ['English'] },
  ...{ hiresOutVenue: false, hireWords: null },
};
