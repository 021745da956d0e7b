/** Who inspects an organisation, and in which words a report speaks to them. */
export const inspectorates = {
  ofsted: {
    name: 'Ofsted',
    intro:
      'Staff training on the Prevent duty, for the evaluation of safeguarding. The statutory guidance asks that those who lead on Prevent, and staff in contact with learners, are trained and refreshed for what they do.',
  },
  cqc: {
    name: 'the Care Quality Commission (CQC)',
    intro:
      'Staff training on the Prevent duty, as evidence on safeguarding people and on staff who are competent and supported. Prevent training stands beside the levels of the national safeguarding training framework, and does not replace them.',
  },
  ofs: {
    name: 'the Office for Students (OfS)',
    intro:
      'Staff training on the Prevent duty, for the accountability return of a higher education provider. The duty asks that relevant staff are trained, and that training is looked after and refreshed.',
  },
  general: {
    name: 'an inspection or audit',
    intro:
      'Staff training on preventing people from being drawn into terrorism, as held by the Prevent team.',
  },
} as const;

export type Inspectorate = keyof typeof inspectorates;

/** Who inspects a kind of organisation. */
export function inspectorateOf({
  typeCode,
  sectorCode,
}: {
  typeCode: string;
  sectorCode: string;
}): Inspectorate {
  if (typeCode === 'university') return 'ofs';
  if (sectorCode === 'education') return 'ofsted';
  return sectorCode === 'health' || typeCode === 'social_care' ? 'cqc' : 'general';
}
