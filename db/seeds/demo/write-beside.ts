import {
  officerBusy,
  sessionCoDeliverer,
  sessionPart,
  sessionQuota,
  sessionTrainer,
} from '../../schema/session-parts.ts';
import { insertRows, type Transaction } from './rows.ts';
import type { theBeside } from './special.ts';

/** Writes what stands beside the sessions: parts, who teaches them, which places are kept, who is busy. */
export async function writeBeside(tx: Transaction, beside: ReturnType<typeof theBeside>): Promise<void> {
  await insertRows(tx, sessionPart, beside.parts);
  await insertRows(tx, sessionTrainer, beside.trainers);
  await insertRows(tx, sessionCoDeliverer, beside.coDeliverers);
  await insertRows(tx, sessionQuota, beside.quotas);
  await insertRows(tx, officerBusy, beside.busy);
}
