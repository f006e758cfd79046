import { advertising, newsletter, related, share } from '../clean/furniture/phrases';

/** Begins a comment form: from here on short lines are the form. */
export const replyForm =
  /^\W*(?:leave a (?:reply|comment)|post a comment|add a comment|write a comment|join the (?:conversation|discussion)|cancel reply|(?:schreibe?|hinterlasse) (?:einen|eine) (?:kommentar|antwort)|antwort (?:schreiben|abbrechen)|kommentar (?:schreiben|hinterlassen)|laisser un commentaire|annuler la réponse|répondre|deja (?:una respuesta|un comentario)|deixe (?:um comentário|uma resposta)|lascia un commento|rispondi|laat een (?:reactie|antwoord) achter|reactie annuleren|dodaj komentarz|zostaw (?:komentarz|odpowiedź)|napsat komentář|добавить комментарий|оставить комментарий|залишити (?:відповідь|коментар)|вашият коментар|αφήστε (?:μια απάντηση|ένα σχόλιο)|bir (?:yanıt|cevap|yorum) (?:yazın|bırakın)|اترك (?:تعليقاً|رداً|تعليق|رد)|כתיבת תגובה|एक उत्तर छोड़ें|উত্তর দিন|コメントを残す|コメントする|发表(?:回复|评论)|發表(?:迴響|留言)|답글 남기기|để lại một bình luận|tinggalkan (?:balasan|komentar)|lämna ett svar|legg igjen en kommentar|skriv et svar|jätä kommentti)(?!\p{Ll}).{0,60}$/iu;

const form =
  /^\W*(?:your e-?mail address will not be published|required fields are marked|save my name,? e-?mail|notify me of (?:follow-?up|new)|you must be logged in|please (?:enter|log in|login|sign in)|logged in as|log in to (?:leave|reply|comment)|(?:post|submit|send|add) (?:comment|reply)|cancel reply|this site uses akismet|by using this form you agree|deine e-mail-adresse wird nicht|erforderliche felder sind|meinen namen,? (?:meine )?e-mail|votre adresse e-?mail ne sera pas|les champs obligatoires|enregistrer mon nom|tu dirección de correo|los campos obligatorios|guarda mi nombre|o (?:seu )?endereço de e-?mail não|campos obrigatórios|salvar meus dados|il tuo indirizzo e-?mail non|i campi obbligatori|salva il mio nome|(?:je|het) e-?mailadres (?:wordt|zal) niet|vereiste velden|mijn naam,? e-?mail|twój adres e-?mail nie|wymagane pola|zapamiętaj moje dane|vaše e-mailová adresa|ваш (?:адрес )?e-?mail не будет|обязательные поля|сохранить мо[её] имя|ваша (?:e-?mail|електронна)|e-?posta (?:hesabınız|adresiniz)|gerekli alanlar|η ηλ\. διεύθυνση|لن يتم نشر عنوان|الحقول الإلزامية|メールアドレスが公開される|が付いている欄は必須|您的(?:电子邮箱|邮箱|電子郵件)|必填(?:项|欄位)|이메일 (?:주소)?는? ?공개되지|email của bạn sẽ không|alamat email anda tidak|δ$)/iu;

const prompt =
  /^\W*(?:comments?|name|e-?mail|website|your (?:name|e-?mail|comment|website)|message|captcha|subject|kommentar|nom|commentaire|site web|nombre|correo(?: electrónico)?|comentario|web|nome|comentário|commento|sito web|naam|reactie|site|imię|komentarz|nazwa|witryna internetowa|имя|комментарий|сайт|ім['’]я|коментар|isim|yorum|e-?posta|internet sitesi|όνομα|σχόλιο|ιστότοπος|الاسم|تعليق|البريد الإلكتروني|الموقع الإلكتروني|名前|コメント|メール|サイト|姓名|昵称|邮箱|电子邮件|網站|网站|评论|留言|이름|이메일|웹사이트|댓글|tên|bình luận|trang web|nama|situs web|submit|send|reply|reset|post comment|follow|login|register|sign in)\s*[*:]*\s*$/iu;

const counter =
  /^\W*\d[\d.,]*\s?[km]?\+?\s*(?:(?:shares?|comments?|likes?|views?|tweets?|retweets?|reads?|votes?|reactions?|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentarz\S*|комментари\S*|просмотр\S*|minutes? read|min read)\W*)?$/iu;

const shareWords =
  /^\W*(?:(?:share|tweet|pin|email|e-mail|print|save|like|follow|post|send|copy|teilen|partager|compartir|compartilhar|condividi|delen|udostępnij|sdílet|поделиться|paylaş|dela|del|jaa|bagikan|chia sẻ)(?!\p{Ll})(?:\s+(?:this|on|via|to|with|by|by email|article|story|link|auf|bei|sur|par|en|em|su|op|na|w|в|på|ke|it|us|an|facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|reddit|tumblr|email|e-mail|messenger|friends?|instagram|youtube|flipboard|google\+?|news|pocket|line|vk|viber|\(opens in new window\)|opens in new window)\b)*|facebook|twitter|linkedin|pinterest|whatsapp|telegram|reddit|tumblr|messenger|instagram|youtube|flipboard|pocket|google\+|viber|click to share\b.{0,60}|share this\W*|share this:?.{0,30})(?:[\s|·•,/&+-]+(?:share|tweet|facebook|twitter|x|linkedin|pinterest|whatsapp|telegram|reddit|tumblr|email|e-mail|print|copy link|messenger|more))*\W*$/iu;

/** Why a line of a scraped text is furniture; `counter` and `prompt` only count at the top or the end. */
export type LineKind = 'share' | 'form' | 'prompt' | 'counter' | 'newsletter' | 'related' | 'advertising' | null;

/** Longer lines are prose; only the patterns of comment forms are that wordy. */
const mostCharacters = 160;

/** What kind of furniture a line is by its words alone, or null. */
export function lineKind(line: string): LineKind {
  if (line.length > 240) return null;
  if (form.test(line)) return 'form';
  if (line.length > mostCharacters) return null;
  if (line.length <= 40) {
    if (counter.test(line)) return 'counter';
    if (prompt.test(line)) return 'prompt';
  }
  if (line.length <= 80 && (shareWords.test(line) || share.test(line))) return 'share';
  if (advertising.test(line) && line.length <= 90) return 'advertising';
  // A sentence that happens to begin like a call is told by how it ends and goes on.
  const isSentence = line.length > 90 && /[.!?]["”’]?\s+\p{Lu}/u.test(line);
  if (!isSentence && newsletter.test(line)) return 'newsletter';
  if (line.length <= 120 && related.test(line)) return 'related';
  return null;
}
