import { expect } from 'vitest';
import { subscriberFigures } from '#lib/newsletters/subscribers/figures.ts';
import { endSubscription } from '#lib/newsletters/subscribers/change.ts';
import { offeredChoices } from '#lib/newsletters/subscribers/choices.ts';
import { it } from '../support/database.ts';
import { anyone, now } from '../support/makers.ts';
import { asks, aSubscriber } from './makers.ts';

it('the figures of subscribers leave out who has not confirmed and who left', async ({ db }) => {
  const { areas } = await offeredChoices(db);
  const essex = areas.find(({ name }) => name === 'Essex')!;
  const chosen = { topics: ['topic_news'], areas: [essex.id], sectors: ['health'] };
  await aSubscriber(db, { chosen });
  await aSubscriber(db, { chosen: { topics: ['topic_news', 'topic_events'] } });
  await asks(db, { chosen });
  const left = await aSubscriber(db, { chosen });
  await endSubscription(db, anyone, left.id, 'link', now);
  const { totals, topics, areas: byArea, sectors } = await subscriberFigures(db, now);
  expect(totals).toMatchObject({ subscribed: 2, waiting: 1, left: 1 });
  const called = (label: string) => topics.find((one) => one.label === label)?.people;
  expect([called('News from the team'), called('Events near you'), called('For parents and carers')]).toEqual(
    [2, 1, 0],
  );
  expect(byArea).toEqual([{ label: 'Essex', people: 1 }]);
  expect(sectors).toEqual([{ label: 'Health', people: 1 }]);
});
