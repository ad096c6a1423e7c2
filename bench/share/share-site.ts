import type { SiteContent } from '../setting/site.ts';

/** A page that shares, and one to be shared. */
export const SHARE_SITE: SiteContent = {
  pages: { share: 'share/page.ts', surface: 'share/surface.ts' },
};
