import type { Wording } from '../wording.ts';

/** Wordings with secrets that nothing is tuned on. */
export const TEST_SECRETS: readonly Wording[] = [
  { scene: ['sticky', 'board'], text: 'Beamer\n§Kennwort: {pw}' },
  { scene: ['sticky', 'paper'], text: '§Handy-PIN: {pin4}' },
  { scene: ['sticky', 'board', 'paper'], text: '§WLAN-PW {pw}' },
  { scene: ['board', 'slide'], text: 'Sprint review\n§Login jira: {user} / {pw}\nnext: retro' },
  { scene: 'board', text: 'VPN Zugang\nBenutzer: {user}\n§Passw.: {pw}' },
  {
    scene: ['label', 'paper'],
    text: 'Model AX{n4}\nWi-Fi name: {ssid}\n§Wi-Fi key: {b62x20}\n§Admin password: {pw}\nMAC {mac}',
  },
  {
    scene: ['label', 'slide'],
    text: 'Free Wi-Fi for our guests\n{ssid}\n§Passphrase: {phrase}\nAsk at the desk if it does not work',
  },
  { scene: ['paper', 'sticky'], text: 'Alarmanlage\n§Alarmcode {pin6}\nHausmeister {phonede}' },
  { scene: ['board', 'paper'], text: '§root:{pw}@{ip}\nreboot on Friday' },
  { scene: 'sticky', text: 'Laptop {name}\n§{pw}' },
  {
    scene: 'chat',
    text: '{name}: Wie war nochmal das Kennwort für den Drucker?\n§{name}: {strongpw}\n{name}: perfekt',
  },
  {
    scene: 'chat',
    text: '{name}: are you in?\n{name}: no, it asks for a passcode\n§{name}: passcode is {pin6}\n{name}: got it',
  },
  { scene: 'chat', text: '§{name}: use {user} and password {pw} for staging\n{name}: thx' },
  {
    scene: 'mail',
    text: 'Subject: Access to the partner portal\nDear {name},\nhere are your credentials:\nLogin: {email}\n§Initial password: {pw}\nKind regards',
  },
  {
    scene: 'mail',
    text: 'Betreff: Videokonferenz\nMeeting-ID: {n3} {n4} {n3}\n§Kenncode: {pin6}\nEinwahl: {phone}',
  },
  {
    scene: 'mail',
    text: 'Subject: Security alert\n§Use code {pin6} to finish signing in. This is your one-time code.\nIf this was not you, contact us.',
  },
  { scene: ['mail', 'chat'], text: '§Ihre TAN lautet: {tan}\nBetrag {amount} EUR, Konto {n5}' },
  {
    scene: 'terminal',
    text: '$ env | sort\nHOME=/home/app\nLANG=en_US.UTF-8\n§PGPASSWORD={pw}\n§REDIS_AUTH_TOKEN={b62x32}\nSHELL=/bin/bash',
  },
  {
    scene: 'terminal',
    text: '$ aws configure\n§AWS Access Key ID [None]: {awsid}\n§AWS Secret Access Key [None]: {awskey}\nDefault region name [None]: eu-west-1',
  },
  {
    scene: 'terminal',
    text: '§$ sshpass -p {pw} ssh root@{ip}\nLast login: Mon {time}\nroot@web:~#',
  },
  {
    scene: 'terminal',
    text: '§$ docker run -e POSTGRES_PASSWORD={pw} -p 5432:5432 postgres:16\nPostgreSQL init process complete; ready for start up.',
  },
  {
    scene: 'terminal',
    text: '§$ git clone https://oauth2:{ghp}@github.com/example/app.git\nCloning into app...\nReceiving objects: 100% (1204/1204), done.',
  },
  { scene: 'terminal', text: '§$ export OPENAI_API_KEY={openai}\n$ python run.py\nloading model' },
  {
    scene: 'terminal',
    text: '$ cat config/amqp.conf\n§amqp://worker:{strongpw}@{host}:5672/jobs\nheartbeat=30',
  },
  {
    scene: ['terminal', 'editor'],
    text: '§-----BEGIN RSA PRIVATE KEY-----\n§{b64x64}\n§{b64x64}\n§{b64x64}\n§{b64x64}\n§{b64tail}\n§-----END RSA PRIVATE KEY-----\n$',
  },
  {
    scene: 'terminal',
    text: '$ vault kv get secret/shop\n====== Data ======\nKey¦Value\n---¦-----\npassword¦§{pw}\nusername¦shop',
  },
  {
    scene: 'terminal',
    text: '$ kubectl create secret generic api \\\n§    --from-literal=api-key={b62x32}\nsecret/api created',
  },
  {
    scene: 'editor',
    text: 'auth:\n  issuer: https://login.example.org\n  clientId: portal\n§  clientSecret: {b62x40}\n  scopes: [openid, email]',
  },
  {
    scene: 'editor',
    text: '[mail]\nsmtp = {host}\nfrom = noreply@example.org\n§smtp_pass = {pw}\ntls = true',
  },
  {
    scene: 'editor',
    text: 'variable "region" { default = "eu-central-1" }\nprovider "example" {\n§  token = "{b62x40}"\n}',
  },
  {
    scene: 'editor',
    text: '$config = [\n  "db_name" => "shop",\n§  "db_pass" => "{pw}",\n  "charset" => "utf8mb4",\n];',
  },
  {
    scene: 'editor',
    text: 'define("DB_USER", "wordpress");\n§define("DB_PASSWORD", "{pw}");\ndefine("DB_HOST", "localhost");',
  },
  {
    scene: 'editor',
    text: 'AzureWebJobs settings\n§"Storage": "DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={b64key};EndpointSuffix=core.windows.net"\n"Level": "Warning"',
  },
  {
    scene: 'editor',
    text: 'from slack import App\n§app = App(token="{slack}")\napp.start(port=3000)',
  },
  {
    scene: 'editor',
    text: '- name: create user\n  user:\n    name: deploy\n§    password: "{strongpw}"\n    groups: sudo',
  },
  {
    scene: 'manager',
    text: 'Edit item\nTitle¦Hosting\nLogin¦{email}\nPassphrase¦§{phrase}\nURL¦{host}\nNotes¦renews in May',
  },
  {
    scene: 'manager',
    text: 'Firmenkreditkarte\nInhaber¦{name} {surname}\nNummer¦§{card}\nPrüfziffer¦§{cvv}\nGültig bis¦09/28',
  },
  {
    scene: 'manager',
    text: 'GitHub\nusername\n{user}\npassword\n§{strongpw}\none-time password\n§{otp}',
  },
  {
    scene: 'table',
    text: 'Gerät¦IP¦Benutzer¦Kennwort\nSwitch 1¦{ip}¦admin¦§{pw}\nNAS¦{ip}¦{user}¦§{pw}\nDrucker¦{ip}¦service¦§{pw}',
  },
  {
    scene: 'table',
    text: 'Environment¦API key¦Created\nproduction¦§{b62x32}¦{isodate}\nsandbox¦§{b62x32}¦{isodate}',
  },
  {
    scene: 'page',
    text: 'Backup-Codes\nMit diesen Codes kommen Sie auch ohne Handy in Ihr Konto.\n§{recovery8}¦§{recovery8}\n§{recovery8}¦§{recovery8}\n§{recovery8}¦§{recovery8}\nSchließen',
  },
  {
    scene: 'page',
    text: 'Secret recovery phrase\nNever share it with anybody.\n§1. {seedword}¦§2. {seedword}¦§3. {seedword}\n§4. {seedword}¦§5. {seedword}¦§6. {seedword}\n§7. {seedword}¦§8. {seedword}¦§9. {seedword}\n§10. {seedword}¦§11. {seedword}¦§12. {seedword}',
  },
  {
    scene: 'page',
    text: 'Request headers\nAccept: application/json\nHost: {host}\n§Cookie: sessionid={session}; theme=dark\nUser-Agent: Mozilla/5.0',
  },
  {
    scene: 'page',
    text: 'Personal access tokens\nMake sure to copy your new token now.\n§{ghp}\nExpires on {isodate}',
  },
  { scene: 'page', text: 'Checkout\nCard number\n§{card}\nExpiry\n11/27\nSecurity code\n§{cvv}' },
  {
    scene: ['mail', 'paper'],
    text: 'Kontoinhaber: {name} {surname}\n§{iban}\nBIC EXAMDEFFXXX\nMonatsbeitrag {n2},00 EUR',
  },
  {
    scene: ['paper', 'mail'],
    text: 'Vielen Dank für Ihren Kauf\n§Lizenzschlüssel: {licence}\nVersion {version}',
  },
  {
    scene: 'slide',
    text: 'Hands-on lab\nConsole: https://lab.example.org\nuser {user}\n§password {pw}',
  },
  {
    scene: 'terminal',
    text: '{isodate}T{time}:11Z INFO connecting\n§{isodate}T{time}:12Z DEBUG token={jwt}\n{isodate}T{time}:13Z INFO ready',
  },
  { scene: ['sticky', 'board'], text: '§Geheimwort {pw}\n{name} anrufen' },
  {
    scene: ['editor', 'terminal'],
    text: 'network={\n  ssid="{ssid}"\n§  psk="{pw}"\n  key_mgmt=WPA-PSK\n}',
  },
  {
    scene: 'terminal',
    text: 'enable\nconfigure terminal\n§enable secret {pw}\nline vty 0 4\n§ password {pw}\n exit',
  },
  {
    scene: 'page',
    text: 'Konto angelegt\nBenutzername: {user}\nEinmalpasswort:\n§{strongpw}\nWeiter zur Anmeldung',
  },
  {
    scene: 'chat',
    text: '{name}: nimm einfach mein Konto\n§{name}: {email} {strongpw}\n{name}: bin drin',
  },
  {
    scene: 'mail',
    text: 'Hallo zusammen,\n§der Zugangscode für die Garage wurde geändert: {pin4}\nGruß {name}',
  },
  { scene: 'table', text: 'Dienst¦Notiz\nFTP¦§user {user} pass {pw}\nWebmail¦siehe Handbuch' },
];
