import { plainLetters } from './fold-text.ts';

/** Words that make up sentences and user interfaces; whoever uses one as a password is warned enough. */
const ENGLISH = `
  a about above access accept account accounts action active add added address after again ago all allow already
  also always an and any app are as ask asked at attempt authentication available back be because been before
  being below best between but button by call can cancel cannot change changed changes check choose clear
  click close code column company complete confirm confirmed confirmation connect contact contain contains
  continue copied copy correct could create created current data date day days default delete deleted
  describe description detail details did different disable disabled do docs documentation does done dont down
  each edit email empty enable enabled encrypted end ensure enter entered error every example expire expired
  expires export failed false field file find first follow for forgot forgotten form found from full
  generate generated get give go good group guide had hard has hash hashed have hello help her here hidden
  hide his history home hours how id if import in incorrect info information input insert inside install
  instead into invalid is issue it its items just keep keeper key keys know last later learn least left length
  let letters like line link list live load local locked log logged login logout long longer look lost
  mail main make manage managed management manager many match max maximum may me mean medium meeting member
  message min minimum minute minutes missing mode module month months more most move must my name names
  need needed never new next no none not note notes nothing now null number numbers of off ok okay old on once
  one only open option optional options or order other our out outside over own page people per phone place
  please policy press previous print private problem project protect protected public put question read
  ready really reason reenter remember remind reminder remove repeat request require required requires
  reset restart retype return reuse review right rotate rotated rotation rule rules run safe same save saved
  search secure security see seen select send sent server service session set setting settings setup share
  shared shift should show shown sign signed since site size so some someone soon standard start started
  state status step steps still stop store stored string strong strength submit success support sure switch
  system table take team test tests text than thank thanks that the their them then there these they thing
  this those three time times to today token tomorrow too tool total true try two type under undefined
  unique unknown until up update updated updates upper uppercase lowercase url us use used user username
  users using valid value values verify version very via view visible visit wait want was way we weak week
  weeks well were what when where whether which who why will window with within without word words work
  works would write wrong year years yes yet you your yourself safely forget someones nobody anyone
  characters character digits digit symbol symbols special reminder hint tip tips strict tier rate boolean
  object class function const let var async await import void static number integer bytes varchar char
  ssh http https json yaml api ui oauth saml sso ldap mfa vault keychain keepass bitwarden onepassword lastpass
  plain plaintext masked unmasked redacted revoke revoked renew renewed refresh audit compliance vpn browser
  screen chapter section topic agenda slide question answer budget release sprint ticket task board backlog`;

const GERMAN = `
  ab abbrechen aber abgelaufen abgeschlossen abmelden aktiv aktiviert aktivieren aktuell aktuelle aktuelles alle allem allen
  alles als also alt alte alten altes am an andere anderen anderes andern anfordern anfragen angeben angemeldet anlegen
  anmelden anmeldung ansehen antwort anwendung anzeigen arbeit auch auf aufgabe aus ausblenden ausloggen ausschalten
  auswahlen bearbeiten bei beim beispiel benotigt benutzer benutzername bereits besprechung bestatigen bestatigt
  bis bisher bitte bleiben bleibt brauche brauchen braucht buchstaben da daher damit danach danke dann daran das
  dass datei daten datum dauer dazu deaktiviert dein deine deinem deinen deiner dem den denn der des dich die
  dies diese diesem diesen dieser dieses dir doch dort drei drucken durch durfen ein eine einem einen einer
  eines einfach eingabe eingeben einloggen einmal einrichten einstellungen ende entfernen er erfolgreich erforderlich
  erlaubt erneut erneuern ersetzen erst erste erstellen erstellt es etwas euch euer falls falsch fehler
  fehlt fenster fertig feld fragen frage freigeben fur funktioniert ganz geandert geben gefunden gegen geheim
  gehen geht gelten genau gesendet gesetzt gespeichert gesperrt gestern gibt gilt gleich gruppe gultig gut
  haben habt hallo hat hatte heute hier hilfe hinter hinzufugen hinweis ich ihm ihn ihnen ihr ihre ihrem
  ihren ihrer im immer in info ins ist ja jahr jahre jede jeden jeder jetzt kann kannst karte kein keine
  keinen kennwort klein kleinbuchstaben konnen konnte kontakt konto kopieren korrekt kurz lange langer leer leider letzte
  letzten liegt liste loschen machen mal man mehr mein meine meinem meinen mich mindestens minuten mir mit
  mitarbeiter mochte mochten monat monate monaten morgen muss mussen musst nach nachricht nachste nachster name neu neue
  neuem neuen neuer neues nicht nichts nie niemals niemand noch nochmal nummer nun nur nutzen nutzer ob
  oben oder offen offnen ohne optional ordner passwort passworter pflicht pflichtfeld pro projekt prufen regel
  regeln richtig richtlinie ruf schicken schon schreiben schritt schutzen sehen sehr sein seine seit seite
  selbst senden sich sicher sicherheit sichere sie siehe sind so sobald soll sollen sollte sondern sonderzeichen
  sonst speichern sperren stark stehen steht stunden suche suchen tage tagen team teilen termin uber
  ubersicht um und ungultig uns unser unsere unter verboten vergeben vergessen verschlusselt verwenden
  verwendet verwalten verwaltung viel viele vom von vor vorher wahlen wann war waren warten warum was weiter
  weitergeben wenn wer werden weil wie wieder wiederholen will wir wird wo wochen wollen wurde wurden zahl
  zahlen zeichen zeigen zeit zettel ziffern zu zugriff zum zur zuruck zurucksetzen zusammen zwei zwischen
  zimmer kapitel abschnitt folie protokoll thema punkt grosbuchstaben grossbuchstaben lang kommt kommen`;

/** Without accents and in lower case. */
export const PLAIN_WORDS: ReadonlySet<string> = new Set(
  `${ENGLISH} ${GERMAN}`.split(/\s+/).filter(Boolean),
);

const LONGEST_WORD = 16;
/** Fewer letters than this fit everywhere, so they cover nothing where spaces are missing. */
const SHORTEST_COVERING = 3;

/** Endings of words that say what happened to something, or how it is. */
const PARTICIPLE =
  /(?:[^aeiou]ed|ing|able|ible|ened|ated|ungen|ung|lich|keit|heit|ieren|iert|ables?|tion|tions|ment|sicher)$/;
const GERMAN_PARTICIPLE = /^(?:ab|an|auf|aus|ein|zu|ver|be|er|ent|zer|un)?ge[a-z]{3,}(?:t|en)$/;

/** Digits that a reader took for letters inside a word. */
export const unconfuse = (word: string): string =>
  word.replace(
    /(?<=[a-z])[015](?=[a-z])/g,
    (digit) => ({ 0: 'o', 1: 'l', 5: 's' })[digit] ?? digit,
  );

/** Whether a single word is one of everyday sentences. Numbers and marks are not. */
export function isPlainWord(word: string): boolean {
  const plain = unconfuse(plainLetters(word).replace(/^[^a-z]+|[^a-z]+$/g, ''));
  if (plain.length === 0 || /[^a-z'’-]/.test(plain)) return false;
  if (PLAIN_WORDS.has(plain)) return true;
  if (plain.includes('-')) return plain.split('-').every((part) => isPlainWord(part));
  return plain.length >= 6 && (PARTICIPLE.test(plain) || GERMAN_PARTICIPLE.test(plain));
}

/** Share of the letters of `text` that a row of plain words can cover, wherever spaces were. */
export function coverByPlainWords(text: string): number {
  const letters = plainLetters(text).replace(/[^a-z]/g, '');
  const best = new Uint16Array(letters.length + 1);
  for (let end = 1; end <= letters.length; end++) {
    best[end] = best[end - 1] ?? 0;
    const shortest = Math.max(0, end - LONGEST_WORD);
    for (let start = end - SHORTEST_COVERING; start >= shortest; start--) {
      const covered = (best[start] ?? 0) + end - start;
      if (covered > (best[end] ?? 0) && PLAIN_WORDS.has(letters.slice(start, end))) {
        best[end] = covered;
      }
    }
  }
  return letters.length === 0 ? 0 : (best[letters.length] ?? 0) / letters.length;
}

/** Share of covered letters from which a text without spaces is a sentence. */
const PROSE_COVER = 0.8;

/** Whether a text is a sentence, or part of one, in English or German, also without its spaces. */
export function isProse(text: string): boolean {
  const words = text.split(/[\s,;/]+/).filter((word) => /\p{L}/u.test(word));
  const plain = words.filter((word) => isPlainWord(word)).length;
  if (words.length > 1 && plain / words.length >= 0.5) return true;
  if (words.length === 1 && plain === 1) return true;
  const letters = text.replace(/[^\p{L}]/gu, '').length;
  return letters >= 5 && letters >= text.length * 0.75 && coverByPlainWords(text) >= PROSE_COVER;
}
