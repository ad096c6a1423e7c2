import type { Wording } from '../wording.ts';

/** Wordings without secrets, of the half that may be tuned on. */
export const TUNING_HARMLESS: readonly Wording[] = [
  {
    scene: 'terminal',
    text: '$ git log --oneline\n{hex7} Fix login form on small screens\n{hex7} Add password reset page\n{hex7} Bump dependencies to {version}\n{hex7} Rotate API keys every 90 days',
  },
  {
    scene: 'terminal',
    text: '$ git log\ncommit {hex40}\nAuthor: {name} {surname} <{email}>\nDate:   Mon May 6 {time}:12 2024 +0200\n\n    Remove token from logs',
  },
  {
    scene: 'terminal',
    text: '$ ls -la\ntotal 48\ndrwxr-xr-x  5 app app 4096 May  6 {time} .\n-rw-r--r--  1 app app  {n4} May  6 {time} README.md\n-rw-------  1 app app  {n3} May  6 {time} id_ed25519\n-rw-r--r--  1 app app  {n4} May  6 {time} passwords.kdbx',
  },
  {
    scene: 'terminal',
    text: '$ docker ps\nCONTAINER ID   IMAGE          STATUS\n{hex12}   postgres:16    Up 3 hours\n{hex12}   redis:7.2      Up 3 hours\n{hex12}   nginx:1.27     Up {n2} minutes',
  },
  {
    scene: 'terminal',
    text: '$ kubectl get pods\nNAME                        READY   STATUS    RESTARTS   AGE\napi-7d9f8b6c5-x2k4q         1/1     Running   0          3d4h\nworker-5c7b9d8f6-m8z7t      1/1     Running   2          12h',
  },
  {
    scene: 'terminal',
    text: '$ npm run build\nvite v5.2.11 building for production...\n✓ 412 modules transformed.\ndist/assets/index-B3xK9dQ2.js   {n3}.41 kB\ndist/assets/vendor-a8Fz0LmT.js  {n3}.02 kB\n✓ built in 3.52s',
  },
  {
    scene: 'terminal',
    text: '{isodate}T{time}:01Z INFO request {uuid} GET /login 200 12ms\n{isodate}T{time}:02Z INFO request {uuid} POST /token 401 3ms\n{isodate}T{time}:05Z WARN invalid password for user {user}',
  },
  {
    scene: 'terminal',
    text: '[sudo] password for {user}:\nReading package lists... Done\nBuilding dependency tree... Done\n0 upgraded, 0 newly installed, 0 to remove and {n2} not upgraded.',
  },
  {
    scene: 'terminal',
    text: "{user}@{host}'s password:\nPermission denied, please try again.\n{user}@{host}'s password:",
  },
  {
    scene: 'terminal',
    text: '$ ssh-keygen -lf id.pub\n256 SHA256:{b64key} {user}@{host} (ED25519)\n$ cat id.pub\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI{b64key} {user}@laptop',
  },
  {
    scene: ['terminal', 'editor'],
    text: '-----BEGIN CERTIFICATE-----\n{b64x64}\n{b64x64}\n{b64x64}\n-----END CERTIFICATE-----',
  },
  {
    scene: 'terminal',
    text: '$ sha256sum *.iso\n{hex64}  debian-12.iso\n{hex64}  ubuntu-24.04.iso',
  },
  {
    scene: 'terminal',
    text: '$ echo $API_KEY\n$ export DB_PASSWORD=$(cat /run/secrets/db)\n$ ./start.sh --token-file /etc/token',
  },
  {
    scene: 'editor',
    text: 'export async function login(user: string, password: string) {\n  const hash = await hashPassword(password);\n  const token = createToken(user.id);\n  if (password.length < 8) throw new Error("Password too short");\n  return { token, hash };\n}',
  },
  {
    scene: 'editor',
    text: 'const password = getPassword();\nconst apiKey = process.env.API_KEY;\nconst secret = config.get("jwt.secret");\nif (!apiKey) throw new Error("API key missing");',
  },
  {
    scene: 'editor',
    text: 'class User(Model):\n    name = CharField(max_length=80)\n    password = CharField(max_length=128)\n    pin = IntegerField(null=True)\n    token_expires = DateTimeField()',
  },
  {
    scene: 'editor',
    text: '<label for="password">Password</label>\n<input type="password" id="password" name="password" required>\n<button type="submit">Sign in</button>\n<a href="/reset">Forgot password?</a>',
  },
  {
    scene: 'editor',
    text: '"node_modules/kleur": {\n  "version": "{version}",\n  "resolved": "https://registry.npmjs.org/kleur/-/kleur-4.1.5.tgz",\n  "integrity": "{sha512}",\n  "engines": { "node": ">=6" }',
  },
  {
    scene: 'editor',
    text: 'CREATE TABLE users (\n  id uuid PRIMARY KEY,\n  email varchar(255) NOT NULL,\n  password_hash text NOT NULL,\n  api_token_id integer REFERENCES tokens(id)\n);',
  },
  {
    scene: 'editor',
    text: '# .env.example\nDB_HOST=localhost\nDB_PASSWORD=\nAPI_KEY=<your-api-key>\nSECRET_KEY=xxxxxxxxxxxx\nTOKEN_TTL=3600',
  },
  {
    scene: 'editor',
    text: 'env:\n  - name: DB_PASSWORD\n    valueFrom:\n      secretKeyRef:\n        name: db-credentials\n        key: password',
  },
  {
    scene: 'editor',
    text: 'describe("login", () => {\n  it("rejects a wrong password", async () => {\n    await page.getByLabel("Password").fill(wrongPassword);\n    expect(await page.title()).toBe("Sign in");\n  });\n});',
  },
  {
    scene: 'editor',
    text: '.button { color: #1f6feb; padding: 4px 12px; }\n.button:hover { background: rgba(31, 111, 235, .12); }\n@media (max-width: 640px) { .grid { gap: 8px } }',
  },
  {
    scene: 'editor',
    text: '## Rotating secrets\nThe API token lives in Vault under `kv/shop`. Never commit it.\nRun `make rotate` and restart the pods.\nPasswords must have at least 12 characters.',
  },
  {
    scene: 'manager',
    text: 'Intranet\nUsername¦{user}\nPassword¦••••••••••••\nWebsite¦https://intranet.example.org\nLast changed¦{date}',
  },
  {
    scene: 'manager',
    text: 'Alle Einträge\nName¦Benutzer¦Passwort¦Geändert\nBank¦{user}¦********¦{date}\nMail¦{email}¦********¦{date}',
  },
  {
    scene: 'page',
    text: 'Sign in\nEmail\n{email}\nPassword\n••••••••\nRemember me\nForgot password?\nSign in',
  },
  {
    scene: 'page',
    text: 'Passwort ändern\nAktuelles Passwort\nNeues Passwort\nNeues Passwort wiederholen\nMindestens 10 Zeichen, davon eine Ziffer und ein Sonderzeichen\nSpeichern¦Abbrechen',
  },
  {
    scene: 'page',
    text: 'Security\nPassword¦Last changed 3 months ago¦Change\nTwo-factor authentication¦On¦Manage\nRecovery codes¦8 of 10 left¦View\nPasskeys¦2¦Manage',
  },
  {
    scene: 'page',
    text: 'API keys\nName¦Key¦Created\nproduction¦sk-...x7Qa¦{isodate}\nstaging¦sk-...9fTm¦{isodate}\nCreate new key',
  },
  {
    scene: 'page',
    text: 'Tracking\nSendungsnummer {parcel}\nStatus: in Zustellung\nVoraussichtlich {date}, {time} - 18:00 Uhr',
  },
  {
    scene: 'mail',
    text: 'Subject: Password policy\nDear all,\nyour password must be at least 12 characters long and contain a digit.\nNever write it on a sticky note.\nPasswords expire after 180 days.\nKind regards, IT',
  },
  {
    scene: 'mail',
    text: 'Betreff: Phishing-Warnung\nHallo zusammen,\nwir fragen Sie nie nach Ihrem Passwort oder Ihrer PIN.\nGeben Sie Ihre TAN niemals am Telefon weiter.\nBei Fragen: {phone}',
  },
  {
    scene: 'mail',
    text: 'Subject: Reset your password\nHi {name},\nsomeone asked to reset your password.\nClick the button below within 24 hours.\nReset password\nIf it was not you, ignore this mail.',
  },
  {
    scene: 'mail',
    text: 'From: {name} {surname} <{email}>\nTo: team@example.org\nSubject: Minutes {date}\nWe agreed on the budget of {amount} EUR.\nNext meeting: {date}, {time}, room B{n3}.',
  },
  {
    scene: ['mail', 'paper'],
    text: 'Rechnung Nr. {n5}\nKundennummer {n5}\nPosition¦Menge¦Preis\nBeratung¦{n2} h¦{amount}\nReise¦1¦{amount}\nSumme¦¦{amount} EUR',
  },
  {
    scene: 'chat',
    text: '{name}: are you coming at {time}?\n{name}: yes, 10 min late\n{name}: did you reset the password?\n{name}: yes, use the one from the vault\n{name}: ok thanks',
  },
  {
    scene: 'chat',
    text: '{name}: build {n4} ist rot\n{name}: schaue ich an, {ticket}\n{name}: lag am abgelaufenen Token\n{name}: läuft wieder',
  },
  {
    scene: 'slide',
    text: 'Why passwords fail\nPeople reuse them\nPhishing takes 80 % of them\nPasskeys replace them\nQ{n1} 2025',
  },
  {
    scene: 'slide',
    text: 'Results Q3\nRevenue¦{amount} €\nCustomers¦{n4}\nChurn¦2.4 %\nHeadcount¦{n3}',
  },
  {
    scene: 'slide',
    text: 'Fahrplan\nKW 12: Zugriffskonzept\nKW 14: Schlüsselverwaltung\nKW 17: Login ohne Passwort\nVerantwortlich: {name} {surname}',
  },
  {
    scene: 'table',
    text: 'Item¦Qty¦Unit price¦Total\nA{n4}¦{n2}¦{amount}¦{amount}\nB{n4}¦{n2}¦{amount}¦{amount}\nC{n4}¦{n2}¦{amount}¦{amount}',
  },
  {
    scene: 'table',
    text: 'Name¦Phone¦Office¦E-mail\n{name} {surname}¦{phone}¦{n3}¦{email}\n{name} {surname}¦{phone}¦{n3}¦{email}\n{name} {surname}¦{phonede}¦{n3}¦{email}',
  },
  {
    scene: ['board', 'slide'],
    text: 'Agenda\n1. Login flow\n2. API tokens\n3. Demo at {time}\n4. Retro',
  },
  { scene: ['board', 'sticky'], text: 'call {name}\n{phonede}' },
  { scene: ['board'], text: 'To do\nfix password reset\nmove secrets to vault\n{ticket} review' },
  { scene: ['paper', 'sticky'], text: 'Einkauf\n2 l Milch\n6 Eier\nKaffee 500 g\nBrot' },
  {
    scene: ['paper'],
    text: 'ISBN {isbn}\nKapitel 4: Kryptographie\nSeite {n3}\nEin Schlüssel wird nie zweimal verwendet.',
  },
  {
    scene: ['page'],
    text: 'Release {version}\nPublished {isodate} by {user}\nFixes {ticket}, {ticket}\nSHA-256: {hex64}\nDownload (12.4 MB)',
  },
  {
    scene: ['page'],
    text: 'Calendar\nMon {n1}¦Tue {n1}¦Wed {n1}\n{time} Standup¦{time} 1:1 {name}¦{time} Dentist\n{time} Review¦¦{time} Lunch',
  },
  {
    scene: ['terminal'],
    text: '$ ip addr\n2: eth0: mtu 1500 state UP\n    link/ether {mac} brd ff:ff:ff:ff:ff:ff\n    inet {ip}/24 brd 10.0.0.255\n    inet6 fe80::5054:ff:fe12:3456/64',
  },
  {
    scene: ['editor'],
    text: '<img alt="logo" src="data:image/png;base64,iVBORw0KGgo{b64x64}\n{b64x76}\n{b64x76}\n{b64tail}">',
  },
  {
    scene: ['page'],
    text: 'Wi-Fi\n{ssid}¦Connected\n{ssid}¦Secured\n{ssid}¦Open\nNetwork settings',
  },
  {
    scene: ['page'],
    text: 'Documentation\nAuthentication\nSend your API key in the Authorization header:\nAuthorization: Bearer YOUR_API_KEY\nTokens expire after one hour.',
  },
];
