import type { SecretKind } from './finding.ts';

/**
 * What may stand behind a label and be taken for a secret.
 * `open`: anything that is not prose. `digits`: digits, or a short code with digits in it.
 * `token`: something machine-made. `phrase`: several words. `pair`: says only that a secret is
 * near, as a user name does.
 */
export type Demand = 'open' | 'digits' | 'token' | 'phrase' | 'pair';

export interface Label {
  readonly kind: SecretKind;
  readonly demand: Demand;
}

interface LabelGroup extends Label {
  /** Lower case, without accents; spaces only for reading. */
  readonly words: string;
}

const CODE_OWNERS_EN =
  'door access gate entry alarm safe vault unlock entrance building keypad garage lockbox screen lock voicemail';
const CODE_OWNERS_DE =
  'tur zugangs zutritts tor alarm tresor safe entsperr eingangs garagen schloss haustur';
const ONE_TIME_EN =
  'verification confirmation security login signin authentication authenticator onetime 2fa mfa otp sms activation pairing';
const ONE_TIME_DE =
  'sicherheits bestatigungs anmelde einmal verifizierungs verifikations freischalt aktivierungs authentifizierungs kopplungs';
const RECOVERY = 'recovery backup rescue emergency wiederherstellungs notfall ersatz backup';

const codes = (owners: string, ending: string): string =>
  owners
    .split(' ')
    .map((owner) => `${owner}${ending}`)
    .join(' ');

const GROUPS: readonly LabelGroup[] = [
  {
    kind: 'password',
    demand: 'open',
    words: `password passwort passwd pwd pw kennwort passphrase pass passcode losungswort codewort
      geheimwort userpass dbpass sshpass requirepass masterpasswort zugangskennwort passw paswort pasword
      communitystring bindpw rootpw`,
  },
  {
    kind: 'wifi',
    demand: 'open',
    words: `wlanpasswort wifipassword wlanpw wifipw wlankey wifikey wifipass wlanschlussel wlanschluessel
      netzwerkschlussel netzwerkschluessel networkkey networksecuritykey wpapsk wpa2key wpakey wpaschlussel
      psk presharedkey wpa2 wpa3 wpa2psk wlancode wificode`,
  },
  {
    kind: 'token',
    demand: 'open',
    words: `clientsecret sharedsecret appsecret apisecret secretkey jwtsecret sessionsecret cookiesecret
      webhooksecret signingsecret consumersecret secretaccesskey encryptionkey masterkey signingkey
      accountkey storagekey sharedaccesskey privatekey authkey secretkeybase totpsecret geheimschlussel
      setupkey einrichtungsschlussel bitlockerkey unsealkey`,
  },
  {
    kind: 'token',
    demand: 'token',
    words: `token apikey apischlussel apischluessel accesskey accesstoken authtoken refreshtoken bearer
      deploykey servicekey secret zugriffsschlussel zugriffstoken sicherheitsschlussel authorization
      subscriptionkey instrumentationkey sastoken dsn schlussel apitoken accesskeyid ingestkey dockerauth key`,
  },
  {
    kind: 'licence-key',
    demand: 'token',
    words: `licensekey licencekey productkey serialkey lizenzschlussel lizenzschluessel produktschlussel
      produktschluessel activationkey aktivierungsschlussel registrationkey cdkey lizenzcode licensecode`,
  },
  {
    kind: 'cookie',
    demand: 'token',
    words: `sessionid phpsessid jsessionid connectsid sessiontoken sessioncookie setcookie cookie remembertoken
      xsrftoken csrftoken authcookie aspnetcoreidentity laravelsession`,
  },
  {
    kind: 'pin',
    demand: 'digits',
    words: `pin puk geheimzahl pincode kartenpin simpin superpin accesspin hostpin meetingpin hostkey cvv cvc
      cvv2 prufziffer kartenprufnummer geheimnummer ${codes(CODE_OWNERS_EN, 'code')}
      ${codes(CODE_OWNERS_DE, 'code')} doorpin lockcombination safecombination combination
      zahlenkombination kombination keysafe schlusseltresor code kenncode`,
  },
  {
    kind: 'otp',
    demand: 'digits',
    words: `otp tan einmalpasswort onetimepassword onetimepasscode onetimepin 2fa mfa totp smscode smstan mtan ${codes(ONE_TIME_EN, 'code')}
      ${codes(ONE_TIME_DE, 'code')} verificationnumber bestatigungsnummer zweifaktorcode 2facode`,
  },
  {
    kind: 'recovery-code',
    demand: 'digits',
    words: `${codes(RECOVERY, 'code')} recoverykey wiederherstellungsschlussel rescuekey
      wiederherstellungsschluessel tanliste tanlist recovery recoverycodes bitlockerrecoverykey
      scratchcode`,
  },
  {
    kind: 'seed-phrase',
    demand: 'phrase',
    words: `seedphrase recoveryphrase mnemonic secretphrase secretrecoveryphrase backupphrase seedworter
      wiederherstellungsphrase seedwords walletseed`,
  },
  {
    kind: 'password',
    demand: 'pair',
    words: `login logindaten logininfo user username userid benutzer benutzername nutzername anmeldename
      zugangsdaten anmeldedaten zugang credentials creds anmeldung adminlogin rootlogin kennung
      benutzerkennung logins accounts zugange useraccount`,
  },
  {
    kind: 'wifi',
    demand: 'pair',
    words:
      'wlan wifi ssid gastwlan guestwifi gastnetz guestnetwork netzwerkname networkname hotspot',
  },
];

/** Every label without spaces, with what it announces. Where two groups name it, the first holds. */
export const LABELS: ReadonlyMap<string, Label> = new Map(
  GROUPS.toReversed().flatMap(({ words, kind, demand }) =>
    words
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => [word, { kind, demand }] as const),
  ),
);
