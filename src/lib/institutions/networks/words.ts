import { type NetworkKind, networkKinds } from '#db/schema/networks.ts';

/** The kinds of network, for the forms that offer them. */
export const offeredKinds: typeof networkKinds = networkKinds;

/** What each kind of network is called, and what it is. */
export const networkWords: Readonly<Record<NetworkKind, { name: string; what: string }>> = {
  kin: {
    name: 'Key individual network (KIN)',
    what: 'People who agreed to be asked when something happens, and to say how it is felt',
  },
  forum: { name: 'Forum', what: 'Meets to talk about what its members share' },
  cluster: { name: 'Cluster', what: 'Institutions of one kind or place that work together' },
};
