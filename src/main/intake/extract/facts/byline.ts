import type { Credit } from '../../../../contract/article';

const by =
  /^(?:(?:more|all|view|see)\s+(?:\w+\s+)?(?:by|from)|(?:written|posted|published|reported|reporting|story|text|words|report|review|interview|opinion|analysis|column|essay|article|created|contributed|submitted|compiled|authored|photos?|photographs?|edited|翻訳)\s+(?:and\s+\w+\s+)?by|by|von|par|por|door|przez|автор(?:ы|и)?|текст|oleh|yazan|bởi|author|authors|autor(?:in|en|ka|e|es|a)?|auteure?s?|autore|redakcja|(?:erstellt|verfasst|geschrieben|veröffentlicht|artikel|ein beitrag|interview|protokoll)\s+von|ein(?:e)? (?:kommentar|beitrag|analyse|gastbeitrag) von|propos recueillis par|publié par|escrito por|publicado por|texto|testo di|a cura di|bericht von|文|著者|著|作者|記者|记者|編輯|编辑|责任编辑|來源|by-line|penulis|reporter|editor|โดย|द्वारा|লেখক|كتب|بقلم|נכתב על ידי|מאת)(?:\s*[:：●■・|]\s*|\s+|$)/iu;

/** Prepositions that may as well begin a name: only before a name of two words, once, and in lower case. */
const smallBy = /^(?:de|di|av|af|от)\s+(?=\p{Lu}\S*\s+\p{Lu})/u;

/** "ByJane Roe": markup that glued its spans together. */
const gluedBy = /^By(?=by\s|\p{Lu}\p{Ll}+\s)/u;

/** Words that say what someone is, where no name may be. */
const roles =
  /^(?:(?:senior|chief|deputy|assistant|associate|managing|executive|national|political|foreign|special|freelance|guest|contributing|staff|lead|former|the|our|a|an)\s+)*(?:reporters?|writers?|editors?|correspondents?|columnists?|contributors?|journalists?|producers?|critics?|bloggers?|photographers?|analysts?|fellow|professor|author|follow|updated?|published|posted|view (?:profile|bio|all)|bio|biography|email|e-?mail|twitter|facebook|share|comments?|redakteur(?:in)?|autor(?:in)?|korrespondent(?:in)?|journaliste|periodista|jornalista|редактор|корреспондент|in\s+\p{Lu}\p{L}+|ph\.?d\.?|m\.?d\.?|jr\.?|sr\.?|i{2,3}|esq\.?)(?:\b.*)?$/iu;

const roleAtEnd =
  /\s(?:correspondent|reporter|writer|editor|columnist|contributor|journalist|producer|critic|analyst|bureau|redakteur(?:in)?|korrespondent(?:in)?)$/iu;

const agencies =
  /^(?:the )?(?:reuters|ap|a\.?p\.?|associated press|afp|agence france[- ]presse|agence france-presse \(afp\)|dpa|dpa[-/]\w+|epd|kna|apa|sda|keystone-sda|ansa|efe|lusa|pap|čtk|ctk|tass|тасс|interfax|интерфакс|риа новости|ria novosti|ukrinform|unian|укрінформ|xinhua|新华社|新華社|kyodo|jiji|時事通信|共同通信|yonhap|연합뉴스|pti|ani|ians|anp|belga|ntb|tt|ritzau|stt|upi|bloomberg|news agenc(?:y|ies)|agenc(?:y|ies)|agenturen|agences?|agencias?|wire (?:reports|services?)|staff and agenc(?:y|ies)|red|cnn|bbc(?: news)?|nbc news|abc news|cbs news|fox news|time|usa today|the (?:guardian|new york times|washington post|telegraph|independent)|los angeles times|tribune news service|itmedia|webオリジナル)$/iu;

const staff =
  /^(?:(?:\p{L}[\p{L}.&'’ -]*\s)?(?:staff|staff reports?|staff writers?|newsroom|news desk|web desk|editorial (?:board|staff|team)|editors?|redaktion|redaction|rédaction|redacción|redação|redazione|redactie|redakcja|редакция|редакція|admin|administrator|webmaster|online|team|desk|編集部|editorial))$/iu;

const gluedAgency =
  /(?<=^\p{Lu}\S*\s\p{Lu}\S*)\s*(?:Reuters|AFP|Associated Press|Agence France-Presse|Bloomberg(?: News)?|Xinhua|Kyodo|Yonhap|(?:The )?(?:Washington Post|New York Times|Guardian|Telegraph|Independent|Wall Street Journal)|Los Angeles Times|Tribune News Service|CNN|BBC News|NBC News|CBS News|Fox News)$/u;

const separators =
  /\s*(?:;|,|、|，|&|＆|\||•|·|\s\/\s|／|\n|\t|(?<=[\s\d])(?:and|und|et|y|e|en|i|и|і|та|og|och|ja|ve|và|dan|with|mit|avec|con|και|و|및)(?=\s))\s*/iu;

const mostCharacters = 400;
const mostPeople = 20;

/**
 * The people of a byline, in order, each once: "By Jane Roe and JOHN DOE, Reuters | 3 May 2020" is
 * Jane Roe and John Doe. Roles, dates, addresses, agencies and "staff" are parted off; where no person
 * is left, what stands in their place (an agency, a desk) is the byline. Empty when there is none.
 */
export function splitByline(sources: readonly string[]): string[] {
  return namesOf(readCredits(sources));
}

/** The byline of a list of credits: its people, or without one the first agency or desk. */
export function namesOf(credits: readonly Credit[]): string[] {
  const people = credits.filter(({ kind }) => kind === 'person').map(({ name }) => name);
  return people.length > 0 ? people : credits.slice(0, 1).map(({ name }) => name);
}

/** All that a byline names, each once, in order: people with the role that stands behind them, agencies, "staff". */
export function readCredits(sources: readonly string[]): Credit[] {
  const credits: { name: string; role: string | null; kind: Credit['kind'] }[] = [];
  for (const source of sources) {
    const parts = split(source.slice(0, mostCharacters)).filter((piece) => /\p{L}/u.test(piece));
    // The last name of a line that was cut off is half a name.
    if (source.length > mostCharacters) parts.pop();
    let last: (typeof credits)[number] | null = null;
    for (const [at, part] of parts.entries()) {
      if (credits.length >= mostPeople) break;
      const { name, role } = cleanName(part, at === 0);
      if (name === null) {
        if (last !== null && role !== null) last.role ??= role;
        continue;
      }
      const kind =
        agencies.test(name) || /^\p{Lu}{2,5}$/u.test(name) ? 'agency' : staff.test(name) ? 'staff' : 'person';
      last = credits.find((known) => fold(known.name) === fold(name)) ?? null;
      if (last !== null) continue;
      last = { name, role: kind === 'person' ? role : null, kind };
      credits.push(last);
    }
  }
  return credits;
}

function split(source: string): string[] {
  let line = source
    .replace(/\b[\w.+-]+@[\w-]+\.[\w.]+/g, ' | ')
    .replace(/https?:\/\/\S+/g, ' ')
    .replace(/[([（【《〈]\s*([^)\]）】》〉]*)\s*[)\]）】》〉]/g, (_, inner: string) =>
      /^[^\s]{1,40}[,，]/.test(inner) && source.trim().startsWith('[')
        ? inner
        : agencies.test(inner.trim()) || roleAtEnd.test(` ${inner.trim()}`)
          ? ` | ${inner} | `
          : ' | ',
    )
    .replace(/[\u00a0\s]+/g, ' ')
    .trim();
  // "[name]" and "《name》" are whole bylines in brackets.
  if (line.replace(/[|\s]/g, '') === '') line = source.replace(/[[\]()（）【】《》〈〉]/g, ' ').trim();
  for (let round = 0; round < 3; round++) {
    // "Editor" alone is all the byline there is.
    const shorter = isAloneStaff(line) ? line : line.replace(gluedBy, '').replace(by, '');
    if (shorter === line) break;
    line = shorter;
  }
  line = line.replace(smallBy, '');
  // What follows a date, a clock or "Updated" is not a name.
  line = line.replace(
    /\s*(?:\b(?:on|am|le|el)\s+(?=\d)|\b(?:updated?|published|posted|first published|last (?:updated|modified)|aktualisiert|veröffentlicht|publié|mis à jour|publicado|actualizado|modified|for|special to)\b|[|–—-]\s*(?=\d)|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\s\p{L}{3,12}\.?\s+\d{1,2}(?=[,\s])|\d{1,2}[:.]\d{2}|\d{4}|\d{1,2}\.\s?\d{1,2}\.).*$/iu,
    ' ',
  );
  return ` ${line} `.split(separators).flatMap((part) => part.split(/\s+[–—-]\s+|\s{2,}/));
}

/** A part as a name and the role glued to it; the name is null where it is only a role, or nothing of use. */
function cleanName(part: string, isFirst: boolean): { readonly name: string | null; readonly role: string | null } {
  const nobody = { name: null, role: null };
  let role: string | null = null;
  const cutRole = (words: string): string => {
    role ??= tidyRole(words);
    return '';
  };
  let name = part
    .replace(/^[\s\p{P}\p{S}]+|[\s\p{P}\p{S}]+$/gu, (edge, at: number) =>
      edge.includes('@') ? '@' : at > 0 && isInitial(part, at) ? '.' : '',
    )
    .trim();
  // "Editor" alone is all the byline there is, not the label of a name.
  for (let round = 0; round < 2 && !isAloneStaff(name); round++) name = name.replace(by, '').trim();
  // "Jane RoeReuters", "Jane Roe Washington Post": an agency or a paper glued to a whole name.
  name = name.replace(gluedAgency, '').trim();
  if (roles.test(name) && !staff.test(name)) return { name: null, role: tidyRole(name) };
  // "Washington Correspondent" after a comma; a first part of two words may be a pen name.
  if (!isFirst && roleAtEnd.test(name) && !staff.test(name)) return { name: null, role: tidyRole(name) };
  name = name
    .replace(/\s+(?:著|監訳|訳|文|記者|记者|氏|さん|編著|イラスト)$/u, '')
    .replace(
      /(?<=\s\S+)[\s,]+(?:(?:staff|senior|chief|political|guest|contributing|national|special|deputy|managing)\s+)*(?:writer|reporter|editor|correspondent|columnist|contributor|journalist|producer|critic)$/iu,
      cutRole,
    )
    .replace(/(?<=\p{Ll})(?:Staff|Senior|Contributing)(?:\s?\p{Lu}\p{Ll}+)?$/u, cutRole)
    .replace(/[\s,]+(?:senior|chief|deputy|managing|executive|contributing)\s.*$/iu, cutRole)
    .replace(/^view orcid profile/i, '')
    .replace(/^(?:dr|prof|mr|mrs|ms|herr|frau)\.?\s+(?=\p{Lu})/iu, (title) =>
      /^(?:dr|prof)/i.test(title) ? title : '',
    )
    .trim();
  if (name === '' || name.length > 70 || !/\p{L}/u.test(name)) return nobody;
  if (/^(?:https?:|www\.)|\.(?:com|net|org|de)$/i.test(name)) return nobody;
  if (name.split(' ').length > 7) return nobody;
  // A month, a weekday or a count is no name.
  if (/\d/.test(name) && !/^@?\w+$/.test(name)) return nobody;
  return { name: isShouted(name) ? unshout(name) : name, role };
}

/** Words that say what someone does, or null for buttons and labels beside a name ("Follow", "Updated"). */
function tidyRole(words: string): string | null {
  const role = words.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '');
  const isButton =
    /^(?:follow|updated?|published|posted|view|bio|email|e-?mail|twitter|facebook|share|comments?|author|autor(?:in)?|in\s)/iu.test(
      role,
    );
  return role === '' || role.length > 80 || isButton ? null : role;
}

/** One word that is both the label of a name and all there is to some bylines. */
function isAloneStaff(words: string): boolean {
  return /^\p{L}+$/u.test(words.trim()) && staff.test(words.trim());
}

/** Whether what ends at `at` is one capital: "R. R." keeps its last point. */
function isInitial(part: string, at: number): boolean {
  return part[at] === '.' && /(?:^|[\s.])\p{Lu}$/u.test(part.slice(0, at));
}

function isShouted(name: string): boolean {
  return /\s/.test(name) && /\p{Lu}{3}/u.test(name) && name === name.toUpperCase();
}

function unshout(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function fold(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase();
}
