import type { SiteDatabase } from './site-database.ts';
import type { Standing } from './site-scan.ts';

const there = 'area_id in (table ours)';
const kinds: Readonly<Record<string, string>> = {
  '/staff/briefings/': `briefing where released_at is not null and ${there}`,
  '/staff/tension/summaries/': `tension_summary where approved_at is not null and ${there}`,
  '/staff/tension/assessments/': `tension_assessment where approved_at is not null and ${there}`,
  '/staff/tension/observations/': `tension_observation where ${there}`,
  '/staff/tension/returns/': `tension_return where ${there}`,
  '/staff/tension/groups/': `tension_group where ${there}`,
  '/staff/events/': `event where published_at is not null and ${there}`,
  '/staff/training/sessions/': `training_session where ${there}`,
  '/staff/training/certificates/': 'certificate where revoked_at is null',
  '/staff/engagements/hand-over/':
    'officer where id in (select officer_id from role_grant g where g.' + there + ')',
  '/staff/engagements/': `engagement where ${there}`,
  '/staff/promises/feedback/': `feedback where ${there}`,
  '/staff/promises/': `commitment where ${there}`,
  '/staff/lessons/': `lesson where ${there}`,
  '/staff/campaigns/': `campaign where ${there}`,
  '/staff/institutions/': 'institution where closed_on is null and district_id in (table ours)',
  '/staff/contacts/': `contact where ${there}`,
};

/** Records of the demonstration that lie in a force, two of each kind that has pages of its own. */
export async function standingIn({ sql }: SiteDatabase, force: string): Promise<Standing> {
  const asked = Object.entries(kinds).map(async ([beginning, from]) => {
    const rows = await sql.unsafe<{ id: string }[]>(
      `with recursive ours as (select id from area where slug = $1
         union all select a.id from area a join ours o on a.parent_id = o.id)
       select id from ${from} order by id limit 2`,
      [force],
    );
    return [beginning, rows.map(({ id }) => id)] as const;
  });
  return Promise.all(asked);
}
