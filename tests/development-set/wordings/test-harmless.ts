import type { Wording } from '../wording.ts';

/** Wordings without secrets that nothing is tuned on. */
export const TEST_HARMLESS: readonly Wording[] = [
  {
    scene: 'terminal',
    text: '$ git blame src/auth.ts\n{hex7} ({name} {isodate}) export const checkPassword = (\n{hex7} ({name} {isodate})   candidate: string,\n{hex7} ({name} {isodate})   stored: PasswordHash,\n{hex7} ({name} {isodate}) ) => verify(stored, candidate);',
  },
  {
    scene: 'terminal',
    text: '$ git push origin main\nTo github.com:example/app.git\n   {hex7}..{hex7}  main -> main\nbranch main set up to track origin/main',
  },
  {
    scene: 'terminal',
    text: '$ pytest\ntests/test_login.py::test_wrong_password PASSED\ntests/test_login.py::test_token_refresh PASSED\n======= {n2} passed, 1 skipped in 4.31s =======',
  },
  {
    scene: 'terminal',
    text: '$ df -h\nFilesystem      Size  Used Avail Use% Mounted on\n/dev/nvme0n1p2  468G  213G  232G  48% /\ntmpfs            16G  1.2M   16G   1% /dev/shm',
  },
  {
    scene: 'terminal',
    text: 'level=info ts={isodate}T{time}:10.123Z trace_id={hex32} msg="token refreshed"\nlevel=warn ts={isodate}T{time}:11.482Z trace_id={hex32} msg="password login disabled"\nlevel=info user_id={uuid} session closed',
  },
  {
    scene: 'terminal',
    text: '$ passwd\nChanging password for {user}.\nCurrent password:\nNew password:\nRetype new password:\npasswd: password updated successfully',
  },
  {
    scene: 'terminal',
    text: 'top - {time}:07 up 12 days, load average: 0.42, 0.38, 0.31\n  PID USER      PR  NI    VIRT    RES  %CPU COMMAND\n {n4} postgres  20   0  {n4}m   {n3}m   2.3 postgres\n {n5} root      20   0   {n3}m    {n2}m   0.7 containerd',
  },
  {
    scene: 'terminal',
    text: '$ terraform plan\n  + resource "random_password" "db" {\n      + length  = 24\n      + result  = (sensitive value)\n    }\nPlan: 3 to add, 0 to change, 0 to destroy.',
  },
  {
    scene: 'terminal',
    text: '$ openssl x509 -noout -fingerprint -in tls.crt\nSHA1 Fingerprint=9A:4B:C2:77:01:EF:5D:3C:88:12\nserial={hex32}\nnotAfter=Nov 12 23:59:59 2026 GMT',
  },
  {
    scene: 'editor',
    text: 'func Authenticate(w http.ResponseWriter, r *http.Request) {\n\tpassword := r.FormValue("password")\n\ttoken, err := issueToken(ctx, user)\n\tif err != nil { return err }\n\thttp.SetCookie(w, sessionCookie(token))\n}',
  },
  {
    scene: 'editor',
    text: '$password = $_POST["password"];\n$user = $repo->findByLogin($_POST["login"]);\nif (!password_verify($password, $user->hash)) {\n  throw new AuthException("Wrong password");\n}',
  },
  {
    scene: 'editor',
    text: 'public record Credentials(String userName, char[] password) {}\nprivate final String apiToken;\nthis.apiToken = Objects.requireNonNull(apiToken);\nreturn new Credentials(name, password);',
  },
  {
    scene: 'editor',
    text: 'password:\n  from_secret: registry_password\nusername:\n  from_secret: registry_user\nsettings:\n  token: \u0024{{ secrets.GITHUB_TOKEN }}',
  },
  {
    scene: 'editor',
    text: '"login.password": "Password",\n"login.password.hint": "At least 8 characters",\n"login.forgot": "Forgot your password?",\n"login.pin": "Enter your PIN"',
  },
  {
    scene: 'editor',
    text: 'yarn.lock\n"@babel/core@^7.24.0":\n  version "{version}"\n  checksum: {hex64}\n  languageName: node',
  },
  {
    scene: 'editor',
    text: 'type Session = {\n  id: string;\n  accessToken: string | null;\n  refreshToken?: string;\n  pinAttempts: number;\n};',
  },
  {
    scene: 'editor',
    text: '# How to log in\nAsk your manager for an account. Your password arrives by letter.\nThe PIN is printed on the back of the card.\nSee also: token rotation, key management.',
  },
  {
    scene: 'editor',
    text: "UPDATE users SET password = crypt($1, gen_salt('bf')) WHERE id = $2;\nSELECT count(*) FROM tokens WHERE expires_at < now();\nALTER TABLE users DROP COLUMN pin;",
  },
  {
    scene: 'editor',
    text: 'DATABASE_URL=postgres://user:****@localhost/app\nREDIS_PASSWORD=\u0024{REDIS_PASSWORD}\nJWT_SECRET={{ vault_jwt_secret }}\nLOG_LEVEL=debug',
  },
  {
    scene: 'manager',
    text: 'Vault\nGitHub¦{user}\nBanking¦{n10}\nStreaming¦{email}\n3 weak passwords, 1 reused',
  },
  {
    scene: 'manager',
    text: 'Edit login\nUsername¦{email}\nPassword¦●●●●●●●●●●●●●●\nOne-time code¦Set up\nWebsite¦{host}',
  },
  {
    scene: 'page',
    text: 'Anmelden\nBenutzername\n{user}\nPasswort\n************\nAngemeldet bleiben\nPasswort vergessen?',
  },
  {
    scene: 'page',
    text: 'Create your account\nYour email\nChoose a password\nUse 8 or more characters with a mix of letters, numbers & symbols\nI agree to the terms\nSign up',
  },
  {
    scene: 'page',
    text: 'Einstellungen\nDatenschutz\nPasswörter und Passkeys\nZwei-Faktor-Authentifizierung: aktiviert\nWiederherstellungsoptionen\nAbmelden',
  },
  {
    scene: 'page',
    text: 'Developer settings\nSecret key¦sk_live_••••••••4f2a¦Reveal\nPublishable key¦Hidden¦Reveal\nWebhook signing secret¦whsec_••••••¦Roll',
  },
  {
    scene: 'page',
    text: 'Your order has shipped\nOrder number {n10}\nTracking number 1Z 999 AA1 01 {n4} {n4}\nDelivery: {date}\nTrack package',
  },
  {
    scene: 'page',
    text: 'Pull request #{n4}\n{user} wants to merge 3 commits into main from feature/login-token\n{hex7} store hashed tokens\n{hex7} tests for password rules\nAll checks have passed',
  },
  {
    scene: 'page',
    text: 'Search results for "reset wifi password"\nHow to change your Wi-Fi password - Help\nRouters: find the network key on the label\nAbout {n5} results (0.42 seconds)',
  },
  {
    scene: 'mail',
    text: 'Betreff: Ihr Passwort läuft ab\nGuten Tag {name},\nIhr Passwort läuft in 7 Tagen ab.\nBitte ändern Sie es im Portal unter Einstellungen.\nIhr Service Desk, Tel. {phone}',
  },
  {
    scene: 'mail',
    text: 'Subject: Re: access token handling\nHi {name},\nI think the token should be short-lived and the key kept in the HSM.\nThe password prompt is wrong on mobile, see {ticket}.\nBest, {name}',
  },
  {
    scene: 'mail',
    text: 'Subject: Your receipt\nOrder {n10}\nHeadphones HX{n3}¦{amount}\nPaid with card ending in {n4}\nShipping to: Park Road {n2}, {city}',
  },
  {
    scene: 'mail',
    text: 'Einladung: Planung\nWann: {date} {time} - 16:30\nWo: Raum {n3}, {city}\nTeilnehmer: {name}, {name}, {name}\nThema: Zugriffsrechte und Schlüsselübergabe',
  },
  {
    scene: ['mail', 'paper'],
    text: 'Lieferschein {n5}\nArtikel¦Anzahl\nSchraube M8x40¦{n3}\nMutter M8¦{n3}\nUnterlegscheibe 8.4¦{n3}',
  },
  {
    scene: 'chat',
    text: '{name}: who has the key for room {n3}?\n{name}: reception\n{name}: ok and the login page is broken again :(\n{name}: on it, {ticket}',
  },
  {
    scene: 'chat',
    text: '{name}: mein Passwort ist schon wieder abgelaufen\n{name}: ruf die Hotline an, {phone}\n{name}: mach ich gleich nach dem Termin um {time}',
  },
  {
    scene: 'chat',
    text: '{name}: the password is wrong\n{name}: caps lock?\n{name}: ha, yes\n{name}: see you at {time}',
  },
  {
    scene: 'slide',
    text: 'Authentication in 2026\nPasswords, PINs and tokens compared\nSecret sharing between services\nKey rotation: every 30 days',
  },
  {
    scene: 'slide',
    text: 'Umsatz nach Region\nNord¦{amount}\nSüd¦{amount}\nOst¦{amount}\nWest¦{amount}',
  },
  {
    scene: 'slide',
    text: 'Team\n{name} {surname}, CTO\n{name} {surname}, Design\n{name} {surname}, Support\n{email}',
  },
  {
    scene: 'table',
    text: 'Ticket¦Status¦Assignee¦Updated\n{ticket}¦Open¦{name}¦{isodate}\n{ticket}¦Done¦{name}¦{isodate}\n{ticket}¦Review¦{name}¦{isodate}',
  },
  {
    scene: 'table',
    text: 'Zeit¦Gleis¦Zug¦Ziel\n{time}¦{n1}¦ICE {n3}¦{city}\n{time}¦{n2}¦RE{n1}¦{city}\n{time}¦{n1}¦S{n1}¦{city}',
  },
  {
    scene: 'table',
    text: 'User¦Last login¦MFA¦Role\n{user}¦{isodate} {time}¦yes¦admin\n{user}¦{isodate} {time}¦no¦editor',
  },
  {
    scene: ['board', 'slide'],
    text: 'Architecture\nbrowser -> API -> DB\nauth: OAuth2, PKCE\ncache 5 min',
  },
  { scene: ['board'], text: 'Zahlen\n12,5 %\n{amount} €\nZiel 2027: {n4}' },
  { scene: ['sticky', 'board'], text: 'Zahnarzt\n{date} {time}' },
  { scene: ['sticky', 'paper'], text: 'Passwort ändern!\nbis Freitag' },
  {
    scene: ['paper'],
    text: 'Art. 4 Secrets of correspondence\nThe privacy of letters is inviolable.\nPage {n3} of {n3}',
  },
  {
    scene: ['page'],
    text: 'API reference\nPOST /v1/tokens\nCreates a token. Parameters: user_id, scope, ttl\nReturns 201 and the token id.\nErrors: 401 invalid API key',
  },
  {
    scene: ['page'],
    text: 'Hardware\nProcessor¦Ryzen 7 7840U\nGraphics¦RTX4070Ti\nMemory¦32 GB DDR5-5600\nWi-Fi¦802.11ax (Wi-Fi 6E)',
  },
  {
    scene: ['page'],
    text: 'Video player\nHow keys work | Lesson {n1}\n{n3}K views, {date}\nhttps://video.example.org/watch?v=dQw4w9WgXcQ',
  },
  {
    scene: ['page'],
    text: 'Crash report\nEvent {hex32}\nTypeError: Cannot read properties of undefined (reading "password")\nat LoginForm.submit (login-form.tsx:{n2}:{n2})\nRelease app@{version}',
  },
];
