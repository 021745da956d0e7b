import type { Db } from '#db/client.ts';
import { textCheckOverride } from '#db/schema/privacy.ts';

/** A form that somebody sent although the text check had warned them: what it found, never the text. */
export type Override = {
  form: string;
  findings: readonly string[];
  reason: string;
  entity: string;
  entityId: string;
};

/** Puts an override into the supervisor's queue, in the transaction of what was sent. */
export async function noteOverride(tx: Db, override: Override, now: Temporal.Instant): Promise<void> {
  await tx.insert(textCheckOverride).values({ ...override, findings: [...override.findings], madeAt: now });
}
