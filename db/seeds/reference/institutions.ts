const vocabulary: Record<string, { label: string; types: Record<string, [label: string, duty?: 'duty']> }> = {
  education: {
    label: 'Education',
    types: {
      early_years: ['Early years', 'duty'],
      primary_school: ['Primary school', 'duty'],
      secondary_school: ['Secondary school', 'duty'],
      special_school: ['Special school or alternative provision', 'duty'],
      independent_school: ['Independent school', 'duty'],
      college: ['College or sixth-form college', 'duty'],
      university: ['University', 'duty'],
      training_provider: ['Independent training provider', 'duty'],
      out_of_school: ['Out-of-school setting'],
    },
  },
  health: {
    label: 'Health',
    types: {
      nhs_trust: ['NHS trust', 'duty'],
      gp: ['GP practice or primary care network', 'duty'],
      icb: ['Integrated care board', 'duty'],
      social_care_provider: ['Social care provider'],
      ambulance: ['Ambulance service', 'duty'],
    },
  },
  local_government: {
    label: 'Local government',
    types: {
      county_council: ['County council', 'duty'],
      district_council: ['District or borough council', 'duty'],
      unitary_council: ['Unitary council', 'duty'],
      parish_council: ['Parish or town council'],
      youth_justice: ['Youth justice service', 'duty'],
      social_care: ['Social care', 'duty'],
      housing: ['Housing'],
    },
  },
  justice: {
    label: 'Justice',
    types: {
      prison: ['Prison', 'duty'],
      probation: ['Probation delivery unit', 'duty'],
      approved_premises: ['Approved premises', 'duty'],
    },
  },
  faith: {
    label: 'Faith and belief',
    types: {
      congregation: ['Place of worship or congregation'],
      faith_network: ['Faith network'],
      interfaith: ['Interfaith body'],
      belief_organisation: ['Belief organisation'],
      chaplaincy: ['Chaplaincy'],
    },
  },
  voluntary: {
    label: 'Voluntary',
    types: {
      charity: ['Charity'],
      community_group: ['Community group'],
      youth_organisation: ['Youth organisation'],
      sports_club: ['Sports club'],
      womens_organisation: ["Women's organisation"],
      refugee_support: ['Refugee and migrant support'],
      older_people: ["Older people's organisation"],
      disability: ['Disability organisation'],
      lgbt: ['LGBT+ organisation'],
      family_support: ['Family support'],
    },
  },
  business: {
    label: 'Business',
    types: {
      venue: ['Venue'],
      retail: ['Retail'],
      transport: ['Transport'],
      hotel: ['Hotel'],
      security: ['Security'],
    },
  },
  police: {
    label: 'Police',
    types: {
      npt: ['Neighbourhood policing team', 'duty'],
      force_team: ['Force team', 'duty'],
      ctp_team: ['Counter Terrorism Policing team', 'duty'],
    },
  },
  media: { label: 'Media', types: { media: ['Media'] } },
  elected: {
    label: 'Elected',
    types: {
      councillor: ["Councillor's office"],
      mp: ["MP's office"],
      pfcc: ['Police, fire and crime commissioner'],
    },
  },
  advisory: {
    label: 'Advisory',
    types: {
      iag: ['Independent advisory group'],
      kin: ['Key individual network'],
      scrutiny: ['Scrutiny panel'],
    },
  },
};

export const sectors = Object.entries(vocabulary).map(([code, { label }], position) => ({
  code,
  label,
  position,
}));

export const institutionTypes = Object.entries(vocabulary).flatMap(([sector_code, { types }]) =>
  Object.entries(types).map(([code, [label, duty]], position) => ({
    code,
    sector_code,
    label,
    has_prevent_duty: duty === 'duty',
    position,
  })),
);
