const notice = new RegExp(
  '^[\\[(*_\\s]*(?:' +
    [
      'corrections?\\b',
      'clarifications?\\b',
      'updates?\\s*[:\\[(]',
      'updated?\\s+(?:on|at|to)\\b.{0,40}:',
      "editors?['’]?s?\\s+notes?\\b",
      'an? (?:earlier|previous) version of this',
      'this (?:article|story|post|piece|report) (?:has been|was) (?:updated|corrected|amended|clarified|changed)',
      'korrektur',
      'berichtigung',
      'richtigstellung',
      'anmerkung der redaktion',
      'anm\\. d\\. red',
      'rectificati(?:on|e)',
      'rectificaci[oó]n',
      'fe de err',
      'correcci[oó]n',
      'corre[cç][aã]o',
      'erramos',
      'errata',
      'correzione',
      'rettifica',
      'correctie',
      'sprostowanie',
      'oprava',
      'исправлени',
      'поправка',
      'уточнени',
      'виправлен',
      'поправк',
      'düzeltme',
      'تصحيح',
      'اصلاحیه',
      'תיקון',
      '更正',
      '訂正',
      '정정',
      'đính chính',
      'ralat',
      'rättelse',
      'rettelse',
      'oikaisu',
    ].join('|') +
    ')',
  'iu',
);

/** Whether a block begins as a correction, clarification or editor's note: part of the record, never furniture. */
export function isCorrection(text: string): boolean {
  return notice.test(text.slice(0, 200));
}
