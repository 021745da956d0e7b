import type {
  ResourceAudience,
  ResourceKind,
  ResourceLanguage,
  ResourceLicence,
  ResourceTopic,
} from '../../schema/resource-terms.ts';
import type { Slide } from './resource-slides.ts';

type Colour = 'wine' | 'harbour' | 'ink' | 'forest';
export const colours: Readonly<Record<Colour, string>> = {
  wine: '#6b2d3c',
  harbour: '#0b5563',
  ink: '#14213d',
  forest: '#2f5233',
};
export const papers = { A3: [297, 420], A4: [210, 297], A5: [148, 210], card: [85, 110] } as const;

/** A resource of the demonstration. Days count from today; what lies behind us is negative. */
export type ResourceSeed = {
  slug: string;
  kind: ResourceKind;
  language: ResourceLanguage;
  /** The slug of the same in English. */
  sameAs?: string;
  title: string;
  line: string;
  summary: string;
  use: string;
  audiences: readonly ResourceAudience[];
  topic: ResourceTopic;
  licence?: ResourceLicence;
  colour: Colour;
  paper?: keyof typeof papers;
  hasBleed?: boolean;
  sections?: readonly { heading: string; text: string }[];
  slides?: readonly Slide[];
  /** A film with its captions and a still, kept beside the seeds under this name. */
  film?: { name: string; words: string; transcript: string };
  /** The slug of the campaign that it belongs to, with all its languages. */
  campaign?: string;
  written: number;
  state: 'published' | 'waiting' | 'draft' | 'withdrawn';
  expires?: number;
  /** How many days ago a first version went out that this one replaced. */
  first?: { published: number; title: string };
  downloads?: number;
};
