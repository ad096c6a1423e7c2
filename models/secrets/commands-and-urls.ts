import type { SecretKind } from './finding.ts';
import { isExpression, isMasked, isPlaceholder } from './placeholders.ts';
import { isPlainWord } from './plain-words.ts';

const isReal = (value: string): boolean =>
  value.length >= 3 && !isMasked(value) && !isPlaceholder(value) && !isExpression(value);

/** `scheme://name:secret@host`; readers drop slashes and put spaces in. */
const URL_CREDENTIALS = /[a-z][a-z0-9+.-]*:\s?\/{1,2}\s?[^\s/:@"']*:([^\s@"']{3,})@[\w[]/i;

/** The same without a scheme: `root:secret@10.0.0.1`. */
const HOST_CREDENTIALS =
  /(?:^|\s)[A-Za-z][\w.-]{1,20}:((?=[^\s@]*[\d!#$%&*])[^\s:/<>]{4,})@(?:\d{1,3}\.|[\w-]+\.[a-z])/;

/** `;Password=…;`, `AccountKey=…`: parts of connection strings, and secrets in the query of a URL. */
const STRING_PART =
  /(?:^|[;?&\s"'])(?:password|pwd|accountkey|sharedaccesskey|sharedsecret|access_token|api_?key|token|sig|signature|x-amz-signature|client_secret|auth|secret|code_verifier|refresh_token|key)\s*=\s*([^;&\s"']{6,})/i;
const IS_STRING = /(?:[;?&][\w -]+=)|(?:\bServer=|\bData Source=|\bEndpoint=|AccountName=|:\/\/)/i;

/** `-u name:secret`, `-pSecret`, `--password secret` on the command line of a program. */
const FLAGS: readonly RegExp[] = [
  /(?:^|\s|cur[l1I]|wget|http)(?:-u|--user|--userpwd|--basic-auth|--auth|--proxy-user|--creds?)\s*=?\s*["']?[\w.@\\-]+:(?!\/)([^\s"']{3,})/i,
  /\b(?:mysql|mysqldump|mariadb|mysqladmin)\b.*[^-]-p(?!ort|rotocol|\s)(\S{3,})/i,
  /\bsshpass\s+-p\s*["']?([^\s"']{3,})/i,
  /\bredis-cli\b.*\s(?:-a|--pass)\s+["']?([^\s"']{3,})/i,
  /\b(?:docker|podman|helm|az|oc|cf|skopeo|nerdctl)\s.*\blogin\b.*\s-p[ =]*["']?([^\s"']{3,})/i,
  /\bmongo(?:sh|dump|restore)?\b.*\s-p[ =]*["']?([^\s"']{3,})/i,
  /\b(?:sqlcmd|psexec|net use|smbclient|ldapsearch|7z|unzip|zip)\b.*\s-[wpP]\s?["']?([^\s"']{4,})/i,
  /\bopenssl\b.*\bpass:([^\s"']{3,})/i,
  /\bnet\s+use\b.*\s(\S{4,})\s+\/user:/i,
  /\becho\s*["']?([^\s"'|]{4,}?)["']?\s*\|\s*(?:sudo\s*-S|docker\s*login|.*--?password-stdin)/i,
  /\bmachine\b.*login.*password\s*(\S{4,})/i,
];

/** `Authorization: Basic …`, `Bearer …`. */
const SCHEME =
  /\b(?:Bearer|Basic|Digest|Token|ApiKey|PRIVATE-TOKEN:?|X-Api-Key:?|X-Auth-Token:?)\s*([A-Za-z0-9+/_=.~-]{12,})/i;
const MACHINE_MADE = /^(?=.*\d|.*=$)(?=.*[A-Za-z])/;

/** Cookies by the names that servers give to sessions. */
const COOKIE =
  /(?:^|[\s;"'])(?:[\w.-]*(?:sess|session|sid|auth|remember|csrf|xsrf|login|jwt|token)[\w.-]*|__(?:Secure|Host)-[\w.-]+)\s*[=\t ]\s*["']?((?=[^\s;]*\d)[\w%.+/~:-]{16,})/i;
const IS_COOKIE =
  /\bcookies?\b\s*[:=]|HttpOnly|SameSite|Path=\/|; ?Secure|__(?:Secure|Host)-|PHPSESSID|JSESSIONID|connect\.sid|sessionid\s*=/i;

const isMachineMade = (value: string): boolean =>
  isReal(value) && MACHINE_MADE.test(value) && !isPlainWord(value);

/** Secrets that a program's own syntax gives away: in addresses, command lines and headers. */
export function judgeSyntax(text: string): SecretKind | null {
  const inUrl = (URL_CREDENTIALS.exec(text) ?? HOST_CREDENTIALS.exec(text))?.[1];
  if (inUrl !== undefined && isReal(inUrl)) return 'connection-string';
  const part = STRING_PART.exec(text)?.[1];
  if (part !== undefined && IS_STRING.test(text) && isReal(part) && !/^[a-z_.]+$/i.test(part)) {
    return 'connection-string';
  }
  for (const flag of FLAGS) {
    const value = flag.exec(text)?.[1];
    if (value !== undefined && isReal(value)) return 'password';
  }
  const cookie = COOKIE.exec(text)?.[1];
  if (cookie !== undefined && IS_COOKIE.test(text) && isReal(cookie)) return 'cookie';
  const scheme = SCHEME.exec(text)?.[1];
  return scheme !== undefined && isMachineMade(scheme) ? 'token' : null;
}
