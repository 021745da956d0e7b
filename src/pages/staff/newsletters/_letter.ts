import { renderNewsletter } from '#lib/mail/newsletter.ts';
import { siteLine } from '#lib/ui/site.ts';
import { absolute, paths } from '#lib/web/paths.ts';
import type { OpenIssue } from './_open.ts';
import { partsOf, picksFor } from './_pick.ts';

/** A newsletter as it will look: as it was frozen for approval, or as a draft stands now. Its private links are hidden. */
export async function letterOf(locals: App.Locals, { found }: Pick<OpenIssue, 'found'>) {
  const { publicUrl } = locals.environment;
  const { subject, previewLine, blocks, parts } = found.version;
  const at = (path: string) => absolute(publicUrl, path);
  const given = {
    ...{ subject, previewLine, parts: parts ?? partsOf(blocks, await picksFor(locals)) },
    archiveUrl: at(found.issue.slug ? paths.newsletterIssue(found.issue.slug) : paths.newsletterIssues),
    preferencesUrl: at(paths.newsletterPreferences('hidden')),
    unsubscribeUrl: at(paths.unsubscribe('hidden')),
  };
  return renderNewsletter(given, { teamName: siteLine, publicUrl });
}
