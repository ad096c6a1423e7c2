import type { Wording } from '../wording.ts';

/** Wordings with secrets, of the half that may be tuned on. */
export const TUNING_SECRETS: readonly Wording[] = [
  { scene: ['sticky', 'board', 'paper'], text: '§Passwort: {pw}' },
  { scene: ['sticky', 'board', 'label'], text: 'WLAN\n{ssid}\n§PW: {pw}' },
  { scene: ['sticky', 'paper'], text: '§PIN {pin4}' },
  { scene: ['board', 'sticky'], text: 'Demo server\nuser: {user}\n§pw: {pw}' },
  {
    scene: ['board', 'paper'],
    text: 'Zugangsdaten Testsystem\nadmin\n§{pw}\nbitte nicht abwischen',
  },
  { scene: ['board', 'slide'], text: 'Guest Wi-Fi\nNetwork: {ssid}\n§Password: {pw}\nHave fun!' },
  { scene: 'sticky', text: '§Kennwort {pw}' },
  { scene: ['sticky', 'paper'], text: 'Tresor\n§Code: {pin6}\n§Geheimzahl {pin4}' },
  {
    scene: ['paper', 'label'],
    text: 'Router {n4}\nSSID: {ssid}\n§WLAN-Schlüssel: {n4}{n4}{n4}{n4}\nSeriennummer K{n4}.{n3}\nwww.router.example',
  },
  {
    scene: 'chat',
    text: '{name}: morning, what was the password for the wiki again?\n§{name}: {pw}\n{name}: thanks a lot',
  },
  {
    scene: 'chat',
    text: '{name}: hast du das PW vom Testserver?\n§{name}: klar, das PW ist {pw}\n{name}: super, danke',
  },
  {
    scene: 'chat',
    text: '{name}: can you send me the login\n§{name}: admin / {pw}\n{name}: works',
  },
  {
    scene: 'mail',
    text: 'From: it-support@example.org\nSubject: Your account is ready\nHello {name},\nyour account has been created.\nUser name: {user}\n§Your temporary password is {pw}\nPlease change it after your first login.',
  },
  {
    scene: 'mail',
    text: 'Von: IT-Service\nBetreff: Neues Kennwort\nHallo {name},\n§Ihr neues Kennwort lautet {pw}\nBitte ändern Sie es bei der nächsten Anmeldung.\nViele Grüße',
  },
  {
    scene: 'mail',
    text: 'Betreff: Ihr Anmeldecode\n§Ihr Bestätigungscode: {otp}\nEr ist 10 Minuten gültig.\nGeben Sie ihn an niemanden weiter.',
  },
  {
    scene: ['mail', 'chat'],
    text: '§{pin6} is your verification code.\nDo not share it with anyone.',
  },
  {
    scene: 'terminal',
    text: '$ cat .env\nNODE_ENV=production\nDB_HOST={host}\nDB_USER=app\n§DB_PASSWORD={pw}\nPORT=8080\n$',
  },
  {
    scene: 'terminal',
    text: '$ cat ~/.aws/credentials\n[default]\n§aws_access_key_id = {awsid}\n§aws_secret_access_key = {awskey}\nregion = eu-central-1',
  },
  {
    scene: 'terminal',
    text: '§$ export GITHUB_TOKEN={ghp}\n$ gh repo list\nshowing 3 of 3 repositories',
  },
  {
    scene: 'terminal',
    text: '§$ curl -u {user}:{pw} https://{host}/api/v1/status\n{"status":"ok","uptime":{n5}}',
  },
  {
    scene: 'terminal',
    text: '§$ curl -H "Authorization: Bearer {jwt}" https://api.example.org/v2/users\nHTTP/2 200\ncontent-type: application/json',
  },
  {
    scene: 'terminal',
    text: '$ git remote -v\n§origin https://{user}:{glpat}@git.example.org/team/app.git (fetch)\n§origin https://{user}:{glpat}@git.example.org/team/app.git (push)',
  },
  {
    scene: 'terminal',
    text: '§$ mysql -h {ip} -u root -p{pw} shop\nWelcome to the MySQL monitor.\nmysql>',
  },
  {
    scene: ['terminal', 'editor'],
    text: '§-----BEGIN OPENSSH PRIVATE KEY-----\n§{b64x70}\n§{b64x70}\n§{b64x70}\n§{b64tail}\n§-----END OPENSSH PRIVATE KEY-----',
  },
  {
    scene: 'terminal',
    text: '$ kubectl get secret db -o yaml\napiVersion: v1\ndata:\n§  password: {b64tail}\nkind: Secret\nmetadata:\n  name: db',
  },
  {
    scene: 'terminal',
    text: '$ wg showconf wg0\n[Interface]\nListenPort = 51820\n§PrivateKey = {b64key}\n[Peer]\nAllowedIPs = 10.0.0.0/24',
  },
  {
    scene: 'terminal',
    text: '$ psql\n§psql postgres://app:{strongpw}@{host}:5432/shop\npsql (16.2)\nshop=>',
  },
  {
    scene: 'editor',
    text: 'import requests\n\n§API_KEY = "{b62x32}"\nBASE = "https://api.example.org"\n\ndef fetch(path):\n    return requests.get(BASE + path)',
  },
  {
    scene: 'editor',
    text: '{\n  "host": "{host}",\n  "port": 5432,\n  "user": "app",\n§  "password": "{pw}"\n}',
  },
  {
    scene: 'editor',
    text: 'spring:\n  datasource:\n    url: jdbc:postgresql://{host}/shop\n    username: shop\n§    password: {pw}\n  jpa:\n    show-sql: false',
  },
  {
    scene: 'editor',
    text: 'services:\n  db:\n    image: mariadb:11\n    environment:\n§      MARIADB_ROOT_PASSWORD: {pw}\n      MARIADB_DATABASE: shop\n    ports:\n      - "3306:3306"',
  },
  {
    scene: 'editor',
    text: '<connectionStrings>\n§  <add name="Main" connectionString="Server={host};Database=crm;User Id=crm;Password={pw};" />\n</connectionStrings>',
  },
  {
    scene: 'editor',
    text: 'const stripe = require("stripe");\n§const client = stripe("{stripe}");\nmodule.exports = client;',
  },
  {
    scene: 'editor',
    text: '//registry.npmjs.org/:always-auth=true\n§//registry.npmjs.org/:_authToken={npmtoken}',
  },
  {
    scene: 'editor',
    text: '§machine {host} login {user} password {pw}\nmachine ftp.example.org login anonymous',
  },
  {
    scene: 'manager',
    text: 'Intranet\nUsername¦{user}\nPassword¦§{pw}\nWebsite¦https://intranet.example.org\nLast changed¦{date}',
  },
  {
    scene: 'manager',
    text: 'Online-Banking\nBenutzername¦{n10}\nPasswort¦§{pw}\nNotiz¦Girokonto\nGeändert¦{date}',
  },
  {
    scene: 'table',
    text: 'Service¦User¦Password¦Owner\nwiki¦{user}¦§{pw}¦{name}\nstaging¦deploy¦§{pw}¦{name}\nprinter¦admin¦§{pw}¦{name}',
  },
  {
    scene: 'table',
    text: 'Name¦Karte¦PIN¦Raum\n{name} {surname}¦{n5}¦§{pin4}¦B {n3}\n{name} {surname}¦{n5}¦§{pin4}¦A {n3}',
  },
  {
    scene: 'page',
    text: 'Save your recovery codes\nKeep them in a safe place. Each can be used once.\n§{recovery}¦§{recovery}\n§{recovery}¦§{recovery}\n§{recovery}¦§{recovery}\nDownload¦Print',
  },
  {
    scene: ['page', 'paper'],
    text: 'Your seed phrase\nWrite these words down in order.\n§{seed6}\n§{seed6}',
  },
  {
    scene: 'page',
    text: 'API access\nToken created. Copy it now, it is shown only once.\n§{b62x40}\nRevoke¦Done',
  },
  {
    scene: 'page',
    text: 'Application¦Cookies\nName¦Value¦Domain\nconnect.sid¦§{cookie}¦{host}\ntheme¦dark¦{host}',
  },
  {
    scene: 'page',
    text: 'Payment\nName on card: {name} {surname}\n§{card}\nExpires {n2}/29\n§CVC {cvv}',
  },
  {
    scene: ['mail', 'paper'],
    text: 'Rechnung {n5}\nBetrag {amount} EUR\nBitte überweisen Sie auf folgendes Konto:\n§IBAN {iban}\nVerwendungszweck {n5}',
  },
  { scene: ['paper', 'page'], text: 'Product key\n§{licence}\nOffice Standard' },
  {
    scene: 'slide',
    text: 'Workshop setup\n1. Join {ssid}\n§2. Key: {pw}\n3. Open https://workshop.example.org',
  },
  {
    scene: 'slide',
    text: 'Zugang für alle Teilnehmer\nhttps://demo.example.org\n§Benutzer: gast   Passwort: {pw}',
  },
  { scene: 'sticky', text: '§{strongpw}' },
  {
    scene: ['terminal'],
    text: 'deploy log\n{isodate} {time} starting\n§{isodate} {time} login with password={pw}\n{isodate} {time} done',
  },
  { scene: ['board'], text: '§pw = {wordpw}\nserver: {host}' },
  {
    scene: ['chat'],
    text: '{name}: welcher Code ist an der Tür?\n§{name}: Türcode {door}\n{name}: danke!',
  },
  {
    scene: ['editor'],
    text: 'DEBUG = True\n§SECRET_KEY = "django-insecure-{b62x40}"\nALLOWED_HOSTS = []',
  },
  { scene: ['page'], text: 'Bot users\n§Bot token: {slack}\nScopes: chat:write, users:read' },
  {
    scene: ['terminal'],
    text: 'C:\\> manage-bde -protectors -get c:\nNumerical Password:\n  ID: {uuid}\n  Password:\n§    {bitlocker}',
  },
  {
    scene: ['terminal'],
    text: '$ openssl rand -base64 32 > key\n§$ echo {pw} | docker login -u ci --password-stdin\nLogin Succeeded',
  },
  {
    scene: ['page'],
    text: 'Setting up two-factor authentication\nScan the image or enter this setup key:\n§Setup key: JBSW Y3DP EHPK 3PXP {b62x20}\nContinue',
  },
  { scene: ['editor'], text: '[client]\nuser = backup\n§password = {pw}\nhost = {ip}' },
  { scene: ['chat'], text: '{name}: das neue Passwort fürs WLAN lautet\n§{pw}\n{name}: ok' },
  {
    scene: ['mail'],
    text: 'Hi {name},\n§I have reset the password for the CRM to {pw}\nlet me know if it works',
  },
  { scene: ['table'], text: 'System¦Zugang\nVPN¦§{user} / {pw}\nERP¦§{user} / {pw}' },
];
