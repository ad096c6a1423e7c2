/** What a person calls the site: the host of its address, or the scheme where there is none. */
export function siteOf(url = ''): string {
  if (!URL.canParse(url)) return '';
  const { host, protocol } = new URL(url);
  return host === '' ? protocol : host;
}
