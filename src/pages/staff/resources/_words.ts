import type { AddRefusal } from '#lib/campaigns/resources/add.ts';
import type { ApproveRefusal } from '#lib/campaigns/resources/approve.ts';
import type { AddFileRefusal } from '#lib/campaigns/resources/files.ts';
import type { ListedResource, ResourceList } from '#lib/campaigns/resources/list.ts';
import type { ResourceState } from '#lib/campaigns/resources/state.ts';
import type { BeginRefusal } from '#lib/campaigns/resources/write.ts';
import { fileRefusals } from '#lib/files/stored/refused-words.ts';

export const listWords: Readonly<Record<ResourceList, string>> = {
  all: 'On the site or on the way',
  working: 'Being worked on',
  expiring: 'Expires soon',
  gone: 'Expired or withdrawn',
};

type Tag = { text: string; tone: 'plain' | 'warm' | 'grey' | 'error' };
const tags: Readonly<Record<ResourceState, Tag>> = {
  draft: { text: 'Draft', tone: 'grey' },
  waiting: { text: 'Waits for approval', tone: 'warm' },
  published: { text: 'Published', tone: 'plain' },
  expiring: { text: 'Expires soon', tone: 'warm' },
  expired: { text: 'Expired', tone: 'error' },
  withdrawn: { text: 'Withdrawn', tone: 'grey' },
};
/** How far a resource is, as a tag. */
export const stateTag = (state: ResourceState): Tag => tags[state];

/** What is said of the next version while the public reads the one of before. */
export function nextWords({ next, version }: Pick<ListedResource, 'next' | 'version'>): string {
  if (next === null) return '';
  return `Version ${version + 1} ${next === 'waiting' ? 'waits for approval' : 'in draft'}`;
}

const news: Readonly<Record<string, string>> = {
  added: 'Resource begun. Send its files, then ask for approval',
  edited: 'Resource saved',
  file: 'File kept. What a camera or a program had written into it is gone, or was looked for',
  removed: 'File taken out. Older versions keep it',
  asked: 'Approval asked for. Somebody who wrote no part of it looks at it',
  approved: 'Version published. It is on the site now',
  back: 'Sent back to its writers',
  version:
    'New version begun, with what the last one says and holds. The public keeps that one until this is approved',
  discarded: 'Version thrown away. The public keeps the one of before',
  withdrawn: 'Resource withdrawn. It is off the site',
};
/** What was just done, as a banner says it. */
export const newsOf = (done: string | null): string | null => (done && news[done]) || null;

/** How somebody answers what waits for them. */
export const decisions = [
  { value: 'approve', text: 'Publish it', hint: 'It is on the site at once' },
  { value: 'back', text: 'Send it back', hint: 'Its writers see what is to be changed' },
];

/** What is said to whoever was refused. */
export const sentences: Readonly<
  Record<
    AddRefusal | AddFileRefusal | ApproveRefusal | BeginRefusal | 'the only one' | 'no such file',
    string
  >
> = {
  ...fileRefusals,
  'there in this language':
    'This resource is there in that language already. Begin a new version of it instead',
  'no such resource': 'This resource is not there any more',
  withdrawn: 'This resource was withdrawn, and stays so',
  'nothing open': 'No version of this resource is being worked on. Begin a new version first',
  'changed meanwhile': 'Somebody changed this since you opened it. Look at how it stands now, then try again',
  waiting: 'It waits for approval, and stays as it is until somebody has decided',
  'one is open': 'A version is being worked on already',
  'the only one': 'This is its only version. Withdraw the resource instead',
  'no such file': 'This file is not in the version any more',
  'not for this': 'The file is of another kind than what you chose it for',
  'there already': 'This very file is in the version already',
  'too many files': 'A version holds 12 files. Take one out first',
  'no file': 'Send a file to download first',
  'no captions': 'A film needs its captions and a transcript before anybody approves it',
  'not asked': 'Nobody has asked for approval of this version',
  'your own': 'You wrote this version, or a part of it: somebody else approves it',
};
