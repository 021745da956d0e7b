/** An entry as the chain reads it: the values as they are stored, moments to the microsecond in UTC. */
export type ChainEntry = {
  id: number;
  /** `xid8`, in decimal digits. */
  transaction: string;
  /** "2026-11-21T10:00:00.000000Z" */
  at: string;
  actorKind: string;
  actorId: string | null;
  actorRoles: readonly string[];
  signInReference: string | null;
  operation: string;
  entity: string;
  entityIds: readonly string[];
  fields: readonly string[];
  purpose: string | null;
  reason: string | null;
  recipient: string | null;
  records: number;
  requestId: string | null;
};

// Part of what is hashed: another form of entry gets another number, and old links stay what they are.
const form = 'concord access log entry 1';

/**
 * The canonical text of an entry, whose UTF-8 bytes are hashed: a JSON array without spaces, in this order.
 * Whoever checks the chain by other means writes the same (docs/decisions/0007).
 */
export const entryText = (entry: ChainEntry): string =>
  JSON.stringify([
    form,
    entry.id,
    entry.transaction,
    entry.at,
    entry.actorKind,
    entry.actorId,
    entry.actorRoles,
    entry.signInReference,
    entry.operation,
    entry.entity,
    entry.entityIds,
    entry.fields,
    entry.purpose,
    entry.reason,
    entry.recipient,
    entry.records,
    entry.requestId,
  ]);
