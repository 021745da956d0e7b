import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { defineCollection } from 'astro:content';

const markdownIn = (folder: string) => glob({ pattern: '*.md', base: `./src/content/${folder}` });

const page = z.object({ title: z.string(), lead: z.string(), description: z.string() });

export const collections = {
  guides: defineCollection({
    loader: markdownIn('guides'),
    schema: page.extend({ order: z.number(), for: z.string(), updatedOn: z.iso.date() }),
  }),
  help: defineCollection({
    loader: markdownIn('help'),
    schema: page.extend({ signposts: z.array(z.string()).default([]) }),
  }),
  privacy: defineCollection({
    loader: markdownIn('legal/privacy'),
    schema: page.extend({ from: z.iso.date(), changed: z.string() }),
  }),
  legal: defineCollection({ loader: markdownIn('legal'), schema: page.extend({ updatedOn: z.iso.date() }) }),
};
