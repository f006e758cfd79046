/** Words that say of a date beside them that it is the day of publication, in the languages of the news we have seen. */
const published =
  /(?<![\p{L}])(?:(?:first |originally )?(?:published|posted)|publication date|date (?:published|posted)|pub(?:lished)? date|release date|veröffentlicht|erschienen|erstellt am|online seit|publié|parution|mis en ligne|publicad[oa]|publicación|publicação|pubblicat[oa]|gepubliceerd|geplaatst|opublikowan[oy]|data publikacji|publikováno|vydáno|опубликован[оа]?|дата публикации|опубліковано|дата публікації|публикуван[оа]|δημοσι[εέ]υ\p{L}*|yay[ıi]n(?:lanma)? tarihi|yayınlandı|تاريخ النشر|نُ?شر|تاریخ انتشار|פורסם|प्रकाशित|প্রকাশিত?|เผยแพร่|发布(?:时间|日期|于)?|發布(?:時間|日期)?|刊登|公開(?:日時?)?|配信(?:開始)?日?|掲載日?|投稿日|入力|입력|등록|게시|ngày đăng|đăng (?:ngày|lúc)|diterbitkan|dipublikasikan|publicerad|publisert|publiceret|udgivet|julkaistu)(?!\p{Ll})/iu;
const updated =
  /(?<![\p{L}])(?:(?:last )?(?:updated?|modified)|aktualisiert|geändert|stand|mis(?:e)? à jour|modifié|actualizad[oa]|atualizad[oa]|aggiornat[oa]|bijgewerkt|gewijzigd|aktualizac\p{L}*|zaktualizowan[oa]|aktualizováno|обновлен[оа]?|изменен[оа]?|оновлено|ενημερ\p{L}*|güncelle\p{L}*|آخر تحديث|به ?روز ?رسانی|עודכן|अपडेट|আপডেট|更新|수정|cập nhật|diperbarui|uppdaterad|oppdatert|opdateret|päivitetty)(?!\p{Ll})/iu;

/** What a line says of the date in it; where it says both, the first word counts. */
export function readDateLabel(line: string): 'published' | 'updated' | null {
  const first = published.exec(line)?.index ?? -1;
  const second = updated.exec(line)?.index ?? -1;
  if (first < 0 && second < 0) return null;
  return second < 0 || (first >= 0 && first <= second) ? 'published' : 'updated';
}
