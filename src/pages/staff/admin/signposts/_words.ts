import { newsFrom } from '../../_news.ts';

/** What was just done, as a banner says it. */
export const newsOf = newsFrom({
  added: 'Signpost added. The public sees it within half a minute',
  route: 'Route added. The public sees it within half a minute',
  changed: 'Saved. The public sees it within half a minute',
  checked: 'Marked as checked. The next check is in 30 days',
});

/** What is said to whoever was refused. */
export const refusals: Readonly<Record<string, string>> = {
  'no such signpost': 'This signpost is not there any more',
  'no such route': 'This route is not there any more',
  'route there': 'This district has a route already. Look for it in the list',
  'changed meanwhile': 'Somebody changed it since you opened it. Look at how it stands now, then try again',
  'always there': 'No page goes without this one. Change what it says, but keep it',
  'code taken': 'Another signpost has this short name. Choose another',
};
