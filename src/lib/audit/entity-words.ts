// By the names of tables, which is how entries name what they are about.
const nouns: Readonly<Record<string, readonly [one: string, many: string]>> = {
  account_link: ['account link', 'account links'],
  account_review: ['account review', 'account reviews'],
  audit_log: ['entry of the access log', 'entries of the access log'],
  audit_verification: ['check of the chain', 'checks of the chain'],
  audit_sample: ['entry of the monthly sample', 'entries of the monthly sample'],
  authenticator_app: ['authenticator app', 'authenticator apps'],
  area: ['area', 'areas'],
  area_fact: ['fact about an area', 'facts about areas'],
  area_officer: ['officer of an area', 'officers of areas'],
  boundary_upload: ['file of boundaries', 'files of boundaries'],
  boundary_layer: ['layer of boundaries', 'layers of boundaries'],
  postcode_release: ['list of postcodes', 'lists of postcodes'],
  contact: ['contact', 'contacts'],
  contact_limit: ['limit of visits', 'limits of visits'],
  contact_notice: ['notice to a contact', 'notices to contacts'],
  contact_wish: ['wish of a contact', 'wishes of contacts'],
  commitment: ['promise', 'promises'],
  commitment_change: ['change of a promise', 'changes of promises'],
  data_export: ['list taken away', 'lists taken away'],
  discussion_point: ['follow-up', 'follow-ups'],
  draft: ['draft', 'drafts'],
  duplicate_pair: ['possible duplicate', 'possible duplicates'],
  engagement: ['engagement', 'engagements'],
  feedback: ['"you said, we did"', '"you said, we did"s'],
  handover: ['concern passed on', 'concerns passed on'],
  import_run: ['import', 'imports'],
  network: ['network', 'networks'],
  network_member: ['member of a network', 'members of networks'],
  planned_contact: ['planned contact', 'planned contacts'],
  record_merge: ['merge', 'merges'],
  relationship: ['relationship', 'relationships'],
  role_holding: ['role', 'roles'],
  saved_search: ['saved search', 'saved searches'],
  site: ['site', 'sites'],
  tension_observation: ['observation', 'observations'],
  attendance: ['attendance', 'attendances'],
  booking: ['booking', 'bookings'],
  break_glass: ['opening of a restricted record', 'openings of restricted records'],
  certificate: ['certificate', 'certificates'],
  certificate_batch: ['file of certificates', 'files of certificates'],
  course: ['course', 'courses'],
  course_version: ['version of a course', 'versions of courses'],
  directory_group: ['group of the directory', 'groups of the directory'],
  directory_identity: ['directory identity', 'directory identities'],
  evaluation_response: ['evaluation answer', 'evaluation answers'],
  hand_over: ['hand-over', 'hand-overs'],
  job_run: ['run of a job', 'runs of jobs'],
  mail_message: ['email', 'emails'],
  officer: ['staff account', 'staff accounts'],
  officer_session: ['sign-in', 'sign-ins'],
  institution: ['institution', 'institutions'],
  partner: ['partner', 'partners'],
  partner_invitation: ['partner invitation', 'partner invitations'],
  partner_membership: ['partner membership', 'partner memberships'],
  officer_busy: ['busy time', 'busy times'],
  passkey: ['passkey', 'passkeys'],
  prevent_lead: ['Prevent lead', 'Prevent leads'],
  recovery_code: ['recovery code', 'recovery codes'],
  referral_quality: ['count of referral quality', 'counts of referral quality'],
  referral_route_check: ['check of a referral route', 'checks of referral routes'],
  restriction: ['restricted record', 'restricted records'],
  role_grant: ['role', 'roles'],
  sign_in_attempt: ['line of the sign-in log', 'lines of the sign-in log'],
  text_check_override: ['text check', 'text checks'],
  training_request: ['training request', 'training requests'],
  training_session: ['training session', 'training sessions'],
  waitlist_entry: ['waiting list entry', 'waiting list entries'],
};

/** What a kind of record is called, by the name of its table: "booking", "bookings". */
export function entityNoun(entity: string, count = 1): string {
  const [one, many] = nouns[entity] ?? [
    entity.replaceAll('_', ' '),
    `${entity.replaceAll('_', ' ')} records`,
  ];
  return count === 1 ? one : many;
}

/** "3 bookings" */
export const entitiesWords = (entity: string, count: number): string =>
  `${count.toLocaleString('en-GB')} ${entityNoun(entity, count)}`;

/** The kinds of record that the log can be searched for. */
export const entities = Object.keys(nouns);
