import type { SiteDatabase } from './site-database.ts';

/** Records of the demonstration in each state that a page of tension or of impact asks for, by name. */
export async function tensionRecords({
  sql,
}: SiteDatabase): Promise<Readonly<Record<string, string | null | undefined>>> {
  const [row] = await sql<Record<string, string | null>[]>`
    with recursive region as (
      select id from area where slug = 'eastern-region'
      union all
      select a.id from area a join region r on a.parent_id = r.id
    )
    select
      (select id from tension_observation where area_id in (table region) order by id limit 1) as observation,
      (select id from tension_return where area_id in (table region) order by id limit 1) as "tensionReturn",
      (select id from return_reporter where area_id in (table region) and ended_at is null order by id limit 1)
        as reporter,
      (select p.id from comms_plan p where exists (select from comms_wording w join comms_version v on v.wording_id = w.id
        join comms_release l on l.version_id = v.id where w.plan_id = p.id) order by p.id limit 1) as "commsPlan",
      (select id from comms_plan where is_embargoed and opened_at is null order by id limit 1) as "embargoedPlan",
      (select id from lesson where decision is null order by id limit 1) as lesson,
      (select x.id from tension_assessment x where x.area_id in (table region) and x.approved_at is not null
        and x.ended_at is null and x.version > 1 and exists (select from assessment_gap g where g.assessment_id = x.id)
        order by x.id limit 1) as assessment,
      (select id from tension_assessment where area_id in (table region) and asked_at is not null
        and approved_at is null order by id limit 1) as "waitingAssessment",
      (select id from tension_assessment where area_id in (table region) and asked_at is null
        and approved_at is null order by id limit 1) as "draftAssessment",
      (select g.id from assessment_gap g join tension_assessment x on x.id = g.assessment_id
        where x.area_id in (table region) and x.approved_at is not null and x.ended_at is null
          and g.answered_at is null order by g.id limit 1) as question,
      (select id from tension_group where area_id in (table region) order by id limit 1) as "tensionGroup",
      (select group_id || '/members/' || id from tension_group_member where left_at is null order by id limit 1)
        as "groupMember",
      (select group_id || '/actions/' || id from tension_group_action where ended_at is null order by id limit 1)
        as "groupAction",
      (select group_id || '/meetings/' || id from tension_group_meeting where agreed_at is null and starts_at < now()
        order by id limit 1) as "groupMeeting",
      (select id from surge where closed_at is null order by opened_at limit 1) as surge,
      (select s.id || '/calls/' || c.id from surge s join surge_call c on c.surge_id = s.id where s.closed_at is null
        and c.position = 8 limit 1) as "surgeWithCall",
      (select id from impact_assessment where name like 'Fire at%') as impact,
      (select id from impact_assessment where name like 'Change to a%') as kept,
      (select id from tension_summary where approved_at is null and asked_at is not null order by id limit 1)
        as "waitingSummary",
      (select id from tension_summary where approved_at is null order by asked_at nulls first, id limit 1)
        as "draftSummary",
      (select id from tension_summary where approved_at is not null and replaced_at is null order by week desc, id
        limit 1) as summary`;
  return { ...row!, area: 'bedford', level: '3', force: 'bedfordshire-force' };
}
