import {
  type Confidence,
  type Corroboration,
  type IssueCategory,
  type Sharing,
  type SourceKind,
  type Strand,
  type ToldTo,
} from '#db/schema/observations.ts';

type Words<Code extends string> = Readonly<Record<Code, string>>;

/** The three strands: what people feel, what happened, what may come. */
export const strandWords: Words<Strand> = {
  experienced: 'Experienced: what people tell us they feel',
  evidenced: 'Evidenced: something that happened',
  potential: 'Potential: something coming that may matter',
};

/** The same in one word, for a list. */
export const strandShort: Words<Strand> = {
  experienced: 'Experienced',
  evidenced: 'Evidenced',
  potential: 'Potential',
};

export const categoryWords: Words<IssueCategory> = {
  international_event: 'International event',
  national_event_or_policy: 'National event or policy',
  local_incident: 'Local incident',
  hate_crime_pattern: 'Hate crime pattern',
  protest: 'Protest or counter-protest',
  asylum_accommodation: 'Asylum accommodation',
  housing_and_regeneration: 'Housing and regeneration',
  crime_and_asb: 'Crime and anti-social behaviour',
  policing: 'Policing activity or confidence',
  executive_action: 'Executive action or counter terrorism incident',
  inquest_or_trial: 'Inquest, trial or sentencing',
  election: 'Election or politics',
  online_rumour: 'Online rumour or misinformation',
  youth: 'Between generations, or youth',
  inter_community_dispute: 'Dispute between communities',
  resources_and_services: 'Resources and services',
  festival_safety: 'Anniversary or festival safety',
  other: 'Other',
};

export const sourceWords: Words<SourceKind> = {
  police_statistics: 'Police statistics',
  partner_return: 'Council or partner return',
  published_media: 'Published media',
  public_meeting: 'Public meeting',
  named_staff: 'Engagement by named staff',
  public_report: 'Public report by the website',
  survey: 'Survey',
  education: 'Education return',
  housing: 'Housing',
  health: 'Health',
  other_partner: 'Other partner',
};

export const corroborationWords: Words<Corroboration> = {
  corroborated: 'Corroborated by independent data',
  single: 'Single report',
  being_checked: 'Rumour being checked',
  not_supported: 'Checked and not supported',
};

export const confidenceWords: Words<Confidence> = { high: 'High', moderate: 'Moderate', low: 'Low' };

export const toldWords: Words<ToldTo> = {
  nobody: 'Nobody yet',
  control_room: '999 or the control room',
  crime_desk: '101 or the crime desk',
  neighbourhood_team: 'Neighbourhood policing team',
  hotline: 'Anti-Terrorist Hotline',
  safeguarding: 'Safeguarding front door',
  council: 'Council community safety team',
  supervisor: 'Our supervisor or analyst',
};

export const sharingWords: Words<Sharing> = {
  named_group: 'Only the tension monitoring group',
  police_staff: 'Police staff',
  partners: 'Partners',
  public_summary: 'A public summary',
};
