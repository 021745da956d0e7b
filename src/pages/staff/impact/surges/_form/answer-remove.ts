import type { AstroGlobal } from 'astro';
import { z } from 'astro/zod';
import { removeCall } from '#lib/impact/surge/arrange.ts';
import { line } from '#lib/web/fields.ts';
import type { OpenSurge } from '../_open-surge.ts';
import { answerWords } from '../_page/answer-words.ts';

const form = z.object({ reason: line('the reason', 300), why: z.string().max(500).optional() });

/** Answers the form that takes an institution out of the order. */
export const answerRemove = (Astro: AstroGlobal, open: OpenSurge, name: string) =>
  answerWords(Astro, {
    form,
    filled: {},
    texts: ['reason'],
    places: [name],
    about: { form: 'surge order', entity: 'surge_call' },
    write: async (tx, { reason }) => {
      const { place, officer, callId, now } = open;
      const gone = await removeCall(tx, officer, { surgeId: place.id, callId, reason }, now);
      return gone.ok ? { ok: true, value: { id: callId!, isNew: true } } : gone;
    },
  });
