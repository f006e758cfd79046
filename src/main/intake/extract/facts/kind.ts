import type { ArticleKind } from '../../../../contract/article';

/** What tells articles from other pages. */
export interface KindClues {
  /** JSON-LD types, space separated, '' when there are none. */
  readonly types: string;
  readonly openGraphType: string | null;
  readonly title: string;
  readonly url: string | null;
  readonly text: string;
  readonly words: number;
  readonly figures: number;
  /** Share of the whole page's visible words that stand in links, 0 to 1. */
  readonly linkShare: number;
  readonly isFree: boolean | null;
}

const errorTitle =
  /^\W*(?:error\s*)?(?:40[0-9]|50[0-9])\b|\b(?:page|seite|página|pagina|strona|страница) (?:not found|nicht gefunden|no encontrada|não encontrada|non trovata|niet gevonden|nie znaleziona|не найдена)|\baccess denied\b|^just a moment|\bare you a (?:human|robot)\b|^attention required|^(?:log|sign) in\b|^before you continue|\bservice unavailable\b|^captcha\b|^subscribe to read/iu;
const consent =
  /\b(?:we (?:and our partners )?(?:use|value)|accept all|cookies?|einwilligung|datenschutz|consentement|privacidad|consent)\b/giu;
const wall =
  /(?<![\p{Ll}\p{Lu}])(?:subscribe (?:now )?to (?:read|continue)|to (?:continue|keep) reading|already a subscriber|subscribers only|log in to (?:read|continue)|this (?:article|content|story) is (?:for|available to|reserved for) (?:subscribers|members)|exclusive to subscribers|weiterlesen mit|nur für abonnenten|jetzt weiterlesen|réservé aux abonnés|article réservé|solo para suscriptores|exclusivo para (?:assinantes|suscriptores)|riservato agli abbonati|tylko dla (?:prenumeratorów|subskrybentów)|только для подписчиков|会員限定|有料会員|付费)/iu;
const liveTitle =
  /(?<![\p{Ll}\p{Lu}])(?:live(?:\s|-)?(?:blog|ticker|updates?|coverage)|as it happened|minute by minute|newsticker|en direct|en vivo|minuto a minuto|ao vivo|in diretta|na żywo|relacja live|онлайн-трансляция|текстовая трансляция)(?![\p{Ll}\p{Lu}])|^live\s*:/iu;
const galleryTitle =
  /(?<![\p{Ll}\p{Lu}])(?:in pictures|photo gallery|photos of the (?:day|week)|slideshow|bildergalerie|fotostrecke|bilderstrecke|en images|diaporama|galería|fotogalería|galeria|fotogalleria|фоторепортаж|фотогалерея|写真特集)(?![\p{Ll}\p{Lu}])/iu;

/**
 * What kind of page this is. Careful: whatever has a body of prose is an article, for a page marked
 * otherwise is not counted as one.
 */
export function findKind(clues: KindClues): ArticleKind {
  const { text, words, title } = clues;
  // Scripts without spaces have fewer words to a text; length stands in.
  const size = Math.max(words, text.length / 8);
  if (size < 150 && errorTitle.test(title)) return 'other';
  if (size < 120 && (text.match(consent) ?? []).length >= 3) return 'other';
  if (/LiveBlogPosting/.test(clues.types)) return 'live';
  if (liveTitle.test(title) && countClocks(text) >= 3) return 'live';
  if (/(?:ImageGallery|MediaGallery)/.test(clues.types) && size < 400) return 'gallery';
  if (clues.figures >= 5 && (size < clues.figures * 25 || galleryTitle.test(title)) && size < 600) return 'gallery';
  if (isFrontPage(clues, size)) return 'index';
  if (size < 220 && (wall.test(text) || (clues.isFree === false && size < 100))) return 'stub';
  return 'article';
}

function isFrontPage(clues: KindClues, size: number): boolean {
  if (/(?:Article|Posting|Report|Review)\b/.test(clues.types)) return false;
  const path = pathOf(clues.url);
  const isTop = path !== null && /^\/?(?:index\.\w+)?$/.test(path);
  const isArticle = clues.openGraphType === 'article' || clues.openGraphType === 'news';
  if (isArticle) return false;
  if (isTop && clues.linkShare > 0.45) return true;
  if (/(?:CollectionPage|SearchResultsPage)/.test(clues.types) && size < 400) return true;
  const isSection =
    path !== null && /^\/(?:[a-z-]+\/?){1,2}$/i.test(path) && !/\d/.test(path) && !/[a-z]+-[a-z]+-[a-z]+/i.test(path);
  return isSection && clues.linkShare > 0.75 && size < 400;
}

function pathOf(url: string | null): string | null {
  if (url === null) return null;
  try {
    return new URL(url).pathname;
  } catch {
    return null;
  }
}

function countClocks(text: string): number {
  return (text.match(/(?:^|\n)\W{0,3}(?:\d{1,2}[:.]\d{2}|\d{1,2}h\d{2})/g) ?? []).length;
}
