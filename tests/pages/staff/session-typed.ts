import { eq } from 'drizzle-orm';
import type { Db } from '#db/client.ts';
import { area } from '#db/schema/areas.ts';
import { course } from '#db/schema/courses.ts';

/** What an officer types to arrange a session. */
export async function aForm(db: Db): Promise<Record<string, string | string[]>> {
  const [about] = await db.select().from(course).limit(1);
  const [where] = await db.select().from(area).where(eq(area.slug, 'bedfordshire-force'));
  return {
    courseId: about!.id,
    ...{ 'date-day': '22', 'date-month': '3', 'date-year': '2027', startTime: '2:30pm', duration: '90' },
    ...{ mode: 'online', areaId: where!.id, joiningLink: 'https://meet.example/abc' },
    ...{ capacity: '20', placesPerBooking: '5', offerHours: '48' },
    ...{ trainers: 'Two Prevent officers', access: 'Live captions.' },
  };
}

/** What stands in a field of a page. */
export const valueOf = (html: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(html)?.[1];
