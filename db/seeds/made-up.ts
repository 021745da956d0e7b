import type { Sql } from '../sql.ts';

/** The officer of whom a measured database is full, as an id; made where they are not there yet. */
export async function aLoadTester(sql: Sql): Promise<string> {
  const [made] = await sql`insert into officer (name, email, added_at)
    values ('Load Tester', 'load@concord.example', now())
    on conflict (email) do update set name = excluded.name returning id`;
  return made!['id'] as string;
}

/** A made-up name for the institution of number `n`, in SQL, like "Millfield Academy 4711". */
export const aName = (
  sql: Sql,
) => sql`(array['Oak', 'Elm', 'River', 'Hill', 'Abbey', 'Mill', 'Ford', 'Heath', 'Castle',
      'Orchard', 'Fen', 'Harbour', 'Windmill'])[1 + n % 13]
    || (array['wood', 'side', 'view', ' Green', ' Lane', 'field', ' Park'])[1 + n % 7]
    || ' ' || (array['School', 'Academy', 'College', 'Surgery', 'Trust', 'Centre'])[1 + n % 6] || ' ' || n`;

/** Districts by number, and how many there are: a row source in SQL of `id`, `nth` and `every`. */
export const districts = (sql: Sql) => sql`(select id, row_number() over (order by code) - 1 as nth,
    count(*) over () as every from area where kind = 'district' and valid_to is null)`;
